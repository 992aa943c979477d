import {
  array,
  check,
  description,
  type InferOutput,
  integer,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  rawCheck,
  regex,
  strictObject,
  string,
} from 'valibot';
import { daysOf } from '../commands/digest-days';
import { isZone } from '../commands/digest-zone';

const zone = pipe(string(), check(isZone, 'expected the name of a time zone such as Asia/Seoul or UTC'));

const keptSchema = strictObject({
  channel: pipe(
    string(),
    regex(/^[CG][A-Z0-9]{2,20}$/, 'expected the ID of a channel such as C012AB3CD (in Slack: channel details, at the bottom)'),
    description('ID of the channel that it is posted to; the app has to be in it'),
  ),
  at: pipe(string(), regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as 09:00'), description('Time of day')),
  timezone: optional(pipe(zone, description('Whose clock it is; default: timezone above'))),
  days: optional(
    pipe(
      string(),
      check((text) => daysOf(text) !== undefined, 'expected daily, weekdays, or days such as mon,wed,fri'),
      description('daily, weekdays, weekends, or days such as mon,wed,fri; default daily'),
    ),
  ),
  clusters: optional(pipe(array(pipe(string(), minLength(1))), minLength(1), description('What it is about; default: all clusters'))),
});

/** Digests, and what is taken where words in Slack say nothing else. */
export const digestsSchema = strictObject({
  timezone: optional(pipe(zone, description('Whose clock is meant where none is named; default UTC'))),
  most: optional(
    pipe(
      number(),
      integer(),
      minValue(1),
      maxValue(1000),
      description('How many digests a workspace may have by words in Slack; default 50'),
    ),
  ),
  kept: optional(
    pipe(
      array(keptSchema),
      rawCheck(({ dataset, addIssue }) => {
        if (!dataset.typed) return;
        const keys = dataset.value.map(({ channel, clusters }) => JSON.stringify([channel, [...(clusters ?? [])].sort()]));
        const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
        if (twice >= 0) addIssue({ message: `expected one digest of the same clusters in ${dataset.value[twice]!.channel}` });
      }),
      description('Digests kept here and not in Slack, where nobody can change them: deployed with the functions'),
    ),
  ),
});

export type DigestsConfig = InferOutput<typeof digestsSchema>;
