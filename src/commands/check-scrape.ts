import { judgeSubject } from '../checks/scrape/judge-subject';
import { factsOfSubject } from '../checks/scrape/subject-facts';
import { subjectsOf } from '../checks/scrape/subjects';
import { NoSuchThing } from '../errors';
import { gatherScrape } from '../facts/scrape/gather-scrape';
import type { ScrapeFacts } from '../facts/scrape/scrape-facts';
import type { MonitorName } from '../facts/shapes/monitoring';
import { withActions } from '../reports/answer-actions';
import { scrapeNotes } from '../reports/scrape-notes';
import { scrapeReport } from '../reports/scrape-report';
import { defineCommand } from './command';
import { didYouMean } from './did-you-mean';
import { checkScrapePhrase } from './phrases/check-scrape';

export const checkScrape = defineCommand({
  ...checkScrapePhrase,
  gather: (request, connections) => gatherScrape(connections, request.monitor),
  report(request, facts: ScrapeFacts, about) {
    if (request.monitor !== undefined) refuseStranger(request.monitor, facts);
    const judged = subjectsOf(facts, about.madeAt, request.monitor).map((subject) => judgeSubject(subject, factsOfSubject(facts, subject)));
    const { monitor } = request;
    const words = monitor === undefined ? [] : [`${monitor.kind.toLowerCase()}/${monitor.namespace}/${monitor.name}`];
    return withActions(scrapeReport(judged, about, scrapeNotes(facts)), ['check-scrape', about.cluster, ...words].join(' '));
  },
});

/** Throws where we looked and there is no such monitor; where nobody could look, the report tells that. */
function refuseStranger({ kind, namespace, name }: MonitorName, facts: ScrapeFacts): void {
  const listed = kind === 'PodMonitor' ? facts.podMonitors : facts.serviceMonitors;
  const sees = listed.known && listed.value.served && (listed.value.scope === 'all' || listed.value.scope.includes(namespace));
  if (!sees || listed.value.items.some(({ metadata }) => metadata.namespace === namespace && metadata.name === name)) return;
  const others = [facts.serviceMonitors, facts.podMonitors].flatMap((fact) => (fact.known ? fact.value.items : []));
  const names = others.map((monitor) => `${monitor.kind.toLowerCase()}/${monitor.metadata.namespace}/${monitor.metadata.name}`);
  throw new NoSuchThing(
    `There is no ${kind} ${namespace}/${name}.`,
    didYouMean(`${kind.toLowerCase()}/${namespace}/${name}`, names) ?? 'Leave the name out, and whatever should scrape ARC is looked at.',
  );
}
