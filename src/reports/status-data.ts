import type { Figure, SetOutcome, StatusOutcome, StatusProblem } from './status-outcome';

/** The machine form of status. A number not known is null, never 0; `origins` tells where each known one is from, `unknown` why the others are not. */
export function statusData(outcome: StatusOutcome): Record<string, unknown> {
  const { total, sets, reconcileErrors, sources, problems } = outcome;
  const { registered, busy, desired, min, max } = total;
  return {
    runners: {
      registered: registered.value,
      busy: busy.value,
      desired: desired.value,
      min: min.value,
      max: max.value,
      saturation: saturation(busy, max),
      ...originsOf({ registered, busy, desired, min, max }),
    },
    sets: sets.map(setData),
    reconcileErrors,
    sources,
    problems: problems.map(problemData),
    ...(outcome.lacking.length === 0 ? {} : { lacking: outcome.lacking }),
    notes: outcome.notes,
  };
}

function setData({ generation, kind, namespace, name, problems, unlimited, ...figures }: SetOutcome): Record<string, unknown> {
  const { desired, current, available, registered, busy, min, max, waitingJobs } = figures;
  return {
    generation,
    kind,
    namespace,
    name,
    desired: desired.value,
    current: current.value,
    available: available.value,
    registered: registered.value,
    busy: busy.value,
    min: min.value,
    max: max.value,
    ...(unlimited ? { unlimited } : {}),
    saturation: saturation(busy, max),
    waitingJobs: waitingJobs.value,
    problems,
    ...originsOf({ desired, current, available, registered, busy, min, max, waitingJobs }),
  };
}

function originsOf(figures: Record<string, Figure>): Record<string, unknown> {
  const entries = Object.entries(figures);
  const known = entries.flatMap(([name, { value, from, what, ageSeconds }]) =>
    value === null ? [] : [[name, { from, what, ageSeconds }]],
  );
  const unknown = entries.flatMap(([name, { value, why }]) => (value === null ? [[name, why ?? 'not known']] : []));
  return { origins: Object.fromEntries(known), ...(unknown.length === 0 ? {} : { unknown: Object.fromEntries(unknown) }) };
}

function saturation(busy: Figure, max: Figure): number | null {
  if (busy.value === null || max.value === null || max.value === 0) return null;
  return Math.round((busy.value / max.value) * 10000) / 10000;
}

function problemData({ id, severity, title, generation, set, subject, saw, fix, evidence }: StatusProblem): Record<string, unknown> {
  return {
    id,
    severity,
    title,
    ...(generation === undefined ? {} : { generation }),
    ...(set === undefined ? {} : { set }),
    ...(subject === undefined ? {} : { subject }),
    saw,
    fix: fix ?? { explain: 'Ask again; if it stays so, mend what it says.', commands: [] },
    ...(evidence === undefined ? {} : { evidence }),
  };
}
