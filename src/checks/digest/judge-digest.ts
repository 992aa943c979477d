import type { DigestFacts, Past } from '../../facts/digest/digest-facts';
import { type Group, groups } from '../../facts/digest/traces';
import type { DigestOutcome } from '../../reports/digest-outcome';
import { judgeStatus } from '../status/judge-status';
import { changesOf, countedShare, enoughRecorded, isThere, minutesPerDay, recordedShare } from './changes';
import { clusterNotAsked, notAskedProblem } from './cluster-not-asked';
import { findingsOf, setNameOf } from './findings';

/** Judges what was gathered of a day: pure. `at`: ISO 8601 instant of gathering. */
export function judgeDigest(facts: DigestFacts, at: string): DigestOutcome {
  const { window, past } = facts;
  const changes = changesOf(facts);
  const sets = past.known && past.value.sets.known ? past.value.sets.value : [];
  const notAsked = clusterNotAsked(facts);
  const status = judgeStatus(facts.status, {}, at);
  return {
    window,
    status: notAsked === undefined ? status : { ...status, problems: [notAskedProblem(notAsked)] },
    ...(notAsked === undefined ? {} : { notAsked }),
    changes,
    findings: findingsOf(facts, changes),
    recorded: past.known
      ? { now: recordedShare(allGroups, past.value, 'now'), before: recordedShare(allGroups, past.value, 'before') }
      : null,
    notes: past.known ? notesOf(past.value) : [],
    ...(past.known ? {} : { blind: past.detail }),
    sets: sets.map((set) => {
      const { busyPeak, maximum, minutesAtMaximum } = set;
      return { name: setNameOf(set, facts), busyPeak, maximum, minutesAtMaximum };
    }),
  };
}

function notesOf(past: Past): string[] {
  const notes: string[] = [];
  const [today, before] = [recordedShare(allGroups, past, 'now'), recordedShare(allGroups, past, 'before')];
  if (past.traces.now.length === 0 && past.traces.before.length === 0)
    notes.push(
      countedShare(past, 'now') > 0
        ? `${past.where} has recorded whether ARC was scraped, and none of its metrics yet.`
        : `${past.where} has recorded nothing of ARC in the last two days.`,
    );
  else if (today < enoughRecorded)
    notes.push(`Only ${hoursText(today)} of these 24 hours are recorded, so the figures are of those, and nothing is compared.`);
  else if (before < enoughRecorded)
    notes.push(`Nothing is compared with the day before: of it ${before === 0 ? 'nothing' : `only ${hoursText(before)}`} was recorded.`);
  else notes.push(...partlyNew(past));
  if (past.alsoKnownBy.length > 0)
    notes.push(
      `The figures are from ${past.where}; ${past.alsoKnownBy.join(', ')} has metrics of ARC that these lack. A Prometheus over all of them can be named in the configuration.`,
    );
  if (past.outlived.length > 0)
    notes.push(
      `Left out, as gone although ARC still serves their gauges: ${past.outlived.map(({ namespace, name }) => `${namespace}/${name}`).join(', ')}.`,
    );
  return notes;
}

const allGroups = Object.keys(groups) as Group[];
const groupNames: Record<Group, string> = {
  autoscalers: 'autoscalers',
  listeners: 'scale sets',
  failures: 'the controller of scale sets',
  controllers: 'controllers',
};

/** What is recorded today and was not the day before, where the rest can be compared. */
const partlyNew = (past: Past): string[] =>
  allGroups
    .filter((group) => isThere(group, past) && recordedShare([group], past, 'before') < enoughRecorded)
    .map((group) => `The metrics of ${groupNames[group]} were not recorded the day before, so what they are part of is not compared.`);

function hoursText(share: number): string {
  const minutes = Math.round(share * minutesPerDay);
  if (minutes < 100) return `${minutes} minutes`;
  return `${Math.round(minutes / 60)} hours`;
}
