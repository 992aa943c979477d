import { readFileSync } from 'node:fs';

/** What the head of a fault's file says: which answers are right. */
export function readHead(file) {
  const text = readFileSync(file, 'utf8');
  const fields = (name) => [...text.matchAll(new RegExp(`^# ${name}: *(.*)$`, 'gm'))].map(([, value]) => value.trim());
  const field = (name) => fields(name)[0] ?? '';
  const list = (name) => field(name).split(/\s+/).filter(Boolean);
  return {
    what: field('what'),
    verdict: field('verdict'),
    /** Whether the printed commands mend it; `by-hand`: mend_it does what only a person can decide, beside them. */
    mends: field('mends') === 'yes' || field('mends') === 'by-hand',
    byHand: field('mends') === 'by-hand',
    /** Words for arcbot beside the command's own. */
    ask: field('ask'),
    patienceSeconds: Number(field('patience') || 120),
    roots: list('root'),
    also: list('also'),
    monitor: field('monitor'),
    problems: list('problem'),
    not: list('not'),
    saw: fields('saw'),
    expect: fields('expect'),
  };
}
