import type { Figure } from '../../reports/status-outcome';
import { kubectl } from '../rules/shell';
import { belongsTo } from './belongs-to';
import { counted } from './counted';
import { notCounted } from './figure';
import { type RunnerSet, setName } from './runner-set';
import { ageOf, isReady, namesOf, wasAskedToGo } from './runner-trouble';
import { type StatusFinding, statusCheck } from './status-check';
import { whatWasSeen } from './what-was-seen';

/** A runner registers within a minute of its start, and GitHub is asked about it a minute later. */
const registerSeconds = 300;

export const runnersOffline = statusCheck({
  id: 'runners-offline',
  title: 'Runners that run are registered at GitHub',
  why: 'Pods of runners run, but GitHub does not count them: they take no jobs.',
  needs: ['sets', 'numbers', 'runners', 'ephemeralRunners', 'generations'],
  presumes: ['arc-missing', 'arc-not-running', 'leader-missing', 'github-credentials-bad', 'github-rate-limit'],
  judge({ sets, runners, ephemeralRunners, generations }, about) {
    const { atSeconds } = about;
    const findings = sets.flatMap((set): StatusFinding[] => {
      const { registered } = set;
      if (registered.value === null || registered.from !== 'prometheus') return [];
      const all = set.generation === 'scale-set' ? ephemeralRunners : runners;
      // One that was asked to go is unregistered already, whatever it still does.
      const settled = all.filter(
        (runner) => belongsTo(runner, set) && isReady(runner) && !wasAskedToGo(runner) && ageOf(runner, atSeconds) > registerSeconds,
      );
      const missing = settled.length - registered.value;
      if (missing <= 0) return [];
      const example = settled[0]!.metadata;
      return [
        {
          severity: registered.value === 0 ? ('fail' as const) : ('warn' as const),
          set,
          title: `${counted(missing, 'runner')} of ${setName(set)} ${missing === 1 ? 'is' : 'are'} offline`,
          subject: `${set.kind} ${setName(set)}`,
          saw: `${counted(settled.length, 'runner')} ${settled.length === 1 ? 'has' : 'have'} been ready for minutes (${namesOf(settled)}), and GitHub counts ${registered.value} registered.`,
          evidence: [{ from: 'prometheus' as const, what: registered.what!, text: String(registered.value) }],
          fix: {
            explain: `The log of a runner says why it cannot register or stay connected: ${kubectl(example.namespace, 'logs', example.name, '--all-containers', '--tail=50')}. As a rule it is a proxy, a firewall, a refused token, or a runner version that GitHub no longer takes.`,
            commands: [],
          },
        },
      ];
    });
    return findings.length > 0 ? findings : whatWasSeen(sets, generations, byGithub, 'registered runners', about);
  },
});

/** Runners that were counted by their objects were not counted by GitHub. */
const byGithub = ({ registered }: RunnerSet): Figure =>
  registered.from === 'kubernetes' ? notCounted('the count of GitHub is not at hand') : registered;
