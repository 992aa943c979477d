import { notApplicable, pass, warn } from '../check';
import { kubectl } from '../rules/shell';
import { poolsOf } from './measured';
import { scrapeCheck } from './scrape-check';

/** A monitor may have twenty endpoints that are one. */
const mostPools = 4;

export const targetIsScrapedOnce = scrapeCheck({
  id: 'target-is-scraped-once',
  title: 'The target is scraped once',
  why: 'Two jobs that scrape the same address count everything twice wherever a query sums.',
  needs: ['monitor', 'targets'],
  presumes: ['prometheus-exists', 'prometheus-is-available', 'monitor-exists', 'target-is-discovered'],
  measured: true,
  causes: { 'scraped-twice': 'Two scrape jobs scrape the same address: sums count double. Keep one of the monitors.' },
  judge({ monitor, targets }) {
    if (monitor === undefined) return notApplicable('There is no monitor.');
    const wanted = poolsOf(monitor);
    const mine = targets.filter(({ scrapePool }) => wanted.includes(scrapePool));
    const twins = targets.filter(({ scrapePool, scrapeUrl }) =>
      mine.some((own) => own.scrapeUrl === scrapeUrl && own.scrapePool !== scrapePool),
    );
    const [first] = twins;
    if (first === undefined)
      return mine.length === 0 ? notApplicable('There is no target.') : pass('No other job scrapes the same address.');
    const pools = [
      ...new Set([...mine.filter(({ scrapeUrl }) => scrapeUrl === first.scrapeUrl), ...twins].map(({ scrapePool }) => scrapePool)),
    ].sort();
    const [kind = '', namespace = '', name = ''] = first.scrapePool.split('/');
    const remove = /Monitor$/.test(kind)
      ? ` If it is the other one that is too many: ${kubectl(namespace, 'delete', kind.toLowerCase(), name)}`
      : '';
    return warn({
      cause: 'scraped-twice',
      saw: `${first.scrapeUrl} is scraped by ${pools.slice(0, mostPools).join(' and ')}${pools.length > mostPools ? ` and ${pools.length - mostPools} more jobs` : ''}: whatever is summed over jobs counts double.`,
      fix: { explain: `Keep one of them; which one is your choice.${remove}`, commands: [] },
    });
  },
});
