/**
 * How an answer of status is held against the head of a fault: `# problem:` ids that are told, `# not:` ids that are not; `# saw:` a
 * pattern that the words of one problem match; `# expect:` a JavaScript expression over `answer` that holds.
 */
export const status = {
  command: 'status',
  record: ['status', 'check-scrape'],
  judge(answer, head) {
    const told = ids(answer);
    const missing = head.problems.filter((id) => !told.includes(id));
    const wrong = head.not.filter((id) => told.includes(id));
    const unseen = head.saw.filter((pattern) => !answer.problems.some((problem) => new RegExp(pattern).test(wordsOf(problem))));
    const false_ = head.expect.filter((expression) => !holds(expression, answer));
    const faults = [
      ...missing.map((id) => `not told: ${id}`),
      ...wrong.map((id) => `wrongly told: ${id}`),
      ...unseen.map((pattern) => `not seen: ${pattern}`),
      ...false_.map((expression) => `not so: ${expression}`),
    ];
    return {
      ok: faults.length === 0,
      found: faults.length === 0 ? 'yes' : `NO (${faults.join('; ')})`,
      extra: told.filter((id) => !head.problems.includes(id)),
    };
  },
  commands: ({ problems }) => problems.flatMap(({ fix }) => fix?.commands ?? []),
  /** Errors are counted for a quarter of an hour, mended or not. */
  isMended: (answer, head) =>
    answer.verdict === 'healthy' && !ids(answer).some((id) => id !== 'reconcile-errors' && head.problems.includes(id)),
  told: ids,
};

function ids({ problems }) {
  return problems.map(({ id }) => id);
}

const wordsOf = ({ id, title, saw, fix }) => `${id}: ${title} | ${saw} | ${fix?.explain ?? ''} | ${fix?.commands.join('; ') ?? ''}`;

function holds(expression, answer) {
  const set = (name) => answer.sets.find((one) => `${one.namespace}/${one.name}` === name);
  const source = (what) => answer.sources.find((one) => one.what === what);
  try {
    return new Function('answer', 'set', 'source', `return (${expression});`)(answer, set, source) === true;
  } catch {
    return false;
  }
}
