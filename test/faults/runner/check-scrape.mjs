/** How an answer of check-scrape is held against the head of a fault. */
export const checkScrape = {
  command: 'check-scrape',
  record: ['check-scrape', 'status'],
  judge(answer, head) {
    const roots = failures(answer)
      .filter(({ root, outcome }) => root === true || (outcome === 'warn' && head.verdict === 'healthy'))
      .map(({ cause }) => cause);
    const right = head.roots.length === 0 || head.roots.some((cause) => roots.includes(cause));
    const also = head.also.every((cause) => failures(answer).some((each) => each.cause === cause));
    return {
      ok: right && also,
      found: right ? 'yes' : `NO (${roots.join(', ') || 'none'})`,
      extra: roots.filter((cause) => !head.roots.includes(cause) && !head.also.includes(cause)),
    };
  },
  commands: (answer) =>
    failures(answer)
      .filter(({ root }) => root === true)
      .flatMap(({ fix }) => fix?.commands ?? []),
  isMended: (answer) => answer.verdict === 'healthy',
  told: (answer) => failures(answer).map(({ cause }) => cause),
};

const failures = ({ subjects }) =>
  subjects.flatMap(({ name, checks }) =>
    checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn').map((check) => ({ ...check, subject: name })),
  );
