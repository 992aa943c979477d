import { grant } from '../checks/doctor/grant';
import { judgeDoctor } from '../checks/doctor/judge-doctor';
import { shell } from '../checks/rules/shell';
import type { DoctorFacts } from '../facts/doctor/doctor-facts';
import { gatherDoctor } from '../facts/doctor/gather-doctor';
import { withActions } from '../reports/answer-actions';
import { doctorReport } from '../reports/doctor';
import { defineCommand } from './command';
import { type DoctorRequest, doctorPhrase } from './phrases/doctor';

export const doctor = defineCommand<DoctorRequest, DoctorFacts>({
  ...doctorPhrase,
  evenUnconnected: true,
  gather: (_, connections) => gatherDoctor(connections),
  report(_, facts, about) {
    const judged = judgeDoctor(facts);
    const granting = (outcome: 'fail' | 'warn') => {
      const missing = judged
        .flatMap(({ checks }) => checks)
        .filter((check) => check.cause === 'right-missing' && check.outcome === outcome);
      const rights = facts.rights.filter(({ id }) => missing.some((check) => check.id === id));
      return rights.length <= mostSingly || !isInGroup(facts) ? grant(rights, facts) : applyAll(facts);
    };
    return withActions(
      doctorReport(judged, about, notesOf(facts), { fail: granting('fail'), warn: granting('warn') }),
      `doctor ${about.cluster}`,
    );
  },
});

/** More rights than these are missing because the manifests were never applied, not because one was forgotten. */
const mostSingly = 8;

/** The manifests bind the group arcbot: whoever is not in it gains nothing by them. */
const isInGroup = ({ wayIn, who }: DoctorFacts): boolean =>
  wayIn.kind === 'eks' || (who.state === 'works' && who.value.groups.includes('arcbot'));

function applyAll({ wayIn }: DoctorFacts): string[] {
  if (wayIn.kind !== 'eks') return ['kubectl apply -f infra/cluster-access/rbac/by-namespace.yaml'];
  const region = wayIn.region === undefined ? [] : ['--region', wayIn.region];
  const folder = 'arcbot-setup';
  return [
    shell('arcbot', 'init', '--clusters', wayIn.eksName, ...region, '--out', folder, '--yes'),
    shell('kubectl', 'apply', '-f', `${folder}/rbac-${wayIn.eksName}.yaml`),
  ];
}

function notesOf(facts: DoctorFacts): string[] {
  const { askedIn, identity, wayIn } = facts;
  if (askedIn === 'slack') return [];
  const unset = Object.entries({
    SLACK_SIGNING_SECRET: facts.signingSecret,
    SLACK_BOT_TOKEN: facts.botToken,
    ARCBOT_QUEUE_URL: facts.queue,
  });
  const names = unset.filter(([, { state }]) => state === 'absent').map(([name]) => name);
  const notTried = `Not tried, as they are not set here: ${names.join(', ')}. Where the functions run they are: ask /arc doctor in Slack, or set them here to what they are there (ssm:/arcbot/prod/slack-bot-token).`;
  const notAsRole =
    wayIn.kind === 'eks' && identity.state === 'works'
      ? [
          `This was tried as ${identity.value.arn}. The functions have a role of their own: /arc doctor in Slack tries the same links as that role.`,
        ]
      : [];
  return [...(names.length === 0 ? [] : [notTried]), ...notAsRole];
}
