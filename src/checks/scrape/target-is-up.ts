import { fail, notApplicable, pass, warn } from '../check';
import { ageText } from '../rules/duration';
import { causeOfError } from '../rules/scrape-error';
import { fixOf } from '../rules/scrape-fix';
import { poolsOf, scrapeAgeSeconds, serverTime } from './measured';
import { scrapeCheck } from './scrape-check';

export const targetIsUp = scrapeCheck({
  id: 'target-is-up',
  title: 'The target is up',
  why: "Prometheus' own last word on each scrape: up, or down with the error that it got.",
  needs: ['monitor', 'prometheus', 'targets', 'instances', 'servicesSeen'],
  presumes: ['prometheus-exists', 'prometheus-is-available', 'monitor-exists', 'monitor-is-selected', 'target-is-discovered'],
  follows: ['arc-is-running', 'arc-exposes-metrics', 'network-allows-scrape'],
  measured: true,
  decisive: true,
  causes: {
    'connection-refused': 'The pod is reached and nothing listens on the port. Let the declared port and --metrics-addr agree.',
    'scrape-timed-out': 'No answer within the scrape time-out: packets are dropped on the way, or the target is slow.',
    'https-to-http': 'The monitor asks for https, ARC speaks http. Set scheme: http.',
    'http-to-https': 'The monitor asks for http, a TLS server (kube-rbac-proxy) listens. Set scheme: https and send a token.',
    'scrape-unauthorized': 'The target answers 401: no token, or one that is not accepted.',
    'scrape-forbidden': "The target answers 403: Prometheus' ServiceAccount may not get /metrics.",
    'certificate-invalid': "Prometheus does not trust the target's certificate. Give it the CA, or skip the verification.",
    'metrics-path-not-found': 'The target answers 404: ARC serves its metrics at /metrics.',
    'scrape-limit-exceeded': 'A limit on samples, labels, body or buckets is exceeded, so the whole scrape is discarded. Raise the limit.',
    'content-type-unsupported':
      'Prometheus 3 refuses an answer without a known content type. See what answers there, or set fallbackScrapeProtocol.',
    'target-http-error': 'The target answers with another error, which the evidence holds.',
    'target-unresolvable': "The target's name has no address.",
    'not-scraped-yet': 'The target is younger than one scrape interval. Wait for it.',
  },
  judge({ monitor, prometheus, targets, instances, servicesSeen: services }, { component, part }) {
    if (monitor === undefined) return notApplicable('There is no monitor.');
    const wanted = poolsOf(monitor);
    const mine = targets.filter(({ scrapePool }) => wanted.includes(scrapePool));
    const down = mine.filter(({ health }) => health === 'down');
    const [first] = down;
    if (first !== undefined) {
      const cause = causeOfError(first.lastError);
      return fail({
        cause,
        saw: `${down.length} of ${mine.length} targets of ${monitor.kind} ${monitor.metadata.name} ${down.length === 1 ? 'is' : 'are'} down: ${first.lastError || `${first.scrapeUrl} gave no error text`}.`,
        evidence: down
          .slice(0, 3)
          .map(({ scrapeUrl, lastError }) => ({ from: 'prometheus' as const, what: `target ${scrapeUrl}`, text: lastError })),
        fix: fixOf(cause, { target: first, monitor, index: wanted.indexOf(first.scrapePool), prometheus, component, part, services }),
      });
    }
    const young = mine.filter(({ health }) => health === 'unknown');
    if (young[0] !== undefined) {
      return warn({
        cause: 'not-scraped-yet',
        saw: `${young[0].scrapeUrl} was discovered and not scraped yet; its interval is ${young[0].scrapeInterval}.`,
        fix: { explain: `Wait one interval (${young[0].scrapeInterval}), then ask again.`, commands: [] },
      });
    }
    const now = serverTime(instances);
    const ages = mine.map((target) => scrapeAgeSeconds(target, now)).filter((age) => age !== undefined);
    const age = ages.length === 0 ? '' : `, last scraped ${ageText(Math.max(...ages))} ago`;
    return mine.length === 0
      ? notApplicable('There is no target.')
      : pass(`${mine.map(({ scrapeUrl }) => scrapeUrl).join(', ')} up${age}.`);
  },
});
