import { array, description, type InferOutput, minLength, optional, pipe, rawCheck, regex, strictObject, string } from 'valibot';

const ids = (form: RegExp, wanted: string, about: string) =>
  optional(pipe(array(pipe(string(), regex(form, `expected ${wanted}`))), minLength(1), description(about)));

const names = (about: string) => optional(pipe(array(pipe(string(), minLength(1))), minLength(1), description(about)));

const ruleSchema = pipe(
  strictObject({
    clusters: names('The clusters that this is about; default: all of them'),
    commands: names('The commands that this is about; default: all of them'),
    users: ids(
      /^[UW][A-Z0-9]{2,20}$/,
      'a member ID such as U024BE7LH (in Slack: profile, Copy member ID)',
      'Member IDs of people who may, wherever they ask',
    ),
    groups: ids(
      /^S[A-Z0-9]{2,20}$/,
      'the ID of a user group such as S0614TZR7 (in Slack: the group, Copy group ID)',
      'IDs of user groups whose members may; the app then needs the scope usergroups:read',
    ),
    channels: ids(
      /^[CGD][A-Z0-9]{2,20}$/,
      'the ID of a channel such as C012AB3CD (in Slack: channel details, at the bottom)',
      'IDs of channels in which everyone may',
    ),
  }),
  rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { users, groups, channels } = dataset.value;
    if (users === undefined && groups === undefined && channels === undefined)
      addIssue({ message: 'expected users, groups or channels: a rule that names nobody lets nobody in' });
  }),
);

/** Who may ask what, and who may change what arcbot does by itself. */
export const accessSchema = strictObject({
  ask: optional(
    pipe(
      array(ruleSchema),
      description('Who may ask: what a rule is about is closed to all but those whom such a rule names; everything else is open'),
    ),
  ),
  change: optional(pipe(array(ruleSchema), description('Who may switch digests on, and change those of others; default: nobody'))),
  contact: optional(pipe(string(), minLength(1), description('Whom to ask for more, in words: told to those who may not'))),
});

export type AccessConfig = InferOutput<typeof accessSchema>;
export type AccessRule = InferOutput<typeof ruleSchema>;
