import { judgeDigest } from '../checks/digest/judge-digest';
import { UserError } from '../errors';
import type { DigestFacts } from '../facts/digest/digest-facts';
import { gatherDigest } from '../facts/digest/gather-digest';
import { withActions } from '../reports/answer-actions';
import { digestReport } from '../reports/digest';
import { digestOfMany } from '../reports/digest-of-many';
import { defineCommand } from './command';
import { type DigestRequest, digestPhrase } from './phrases/digest';

/** `digest now`, of one cluster. Setting digests up is for whoever keeps schedules, and several clusters are asked one by one. */
export const digest = defineCommand<DigestRequest, DigestFacts>({
  ...digestPhrase,

  gather(request, connections) {
    if (request.action !== 'now')
      throw new UserError(
        'A digest is set up in a channel of Slack.',
        'Here: digest now. For a timer of your own: cron and arcbot digest now.',
      );
    return gatherDigest(connections, { at: request.at });
  },

  report(request, facts, { cluster, madeAt }) {
    const { zone, before } = request.action === 'now' ? request : {};
    return withActions(digestReport(judgeDigest(facts, madeAt), { cluster, madeAt, zone, before }), `digest now ${cluster}`);
  },

  combine: (_, parts, about) => digestOfMany(parts, about),
});
