import { judgeSubject } from '../checks/scrape/judge-subject';
import { factsOfSubject } from '../checks/scrape/subject-facts';
import { subjectsOf } from '../checks/scrape/subjects';
import { gatherScrape } from '../facts/scrape/gather-scrape';
import type { ScrapeFacts } from '../facts/scrape/scrape-facts';
import { withActions } from '../reports/answer-actions';
import { scrapeNotes } from '../reports/scrape-notes';
import { scrapeReport } from '../reports/scrape-report';
import { defineCommand } from './command';
import { checkScrapePhrase } from './phrases/check-scrape';

export const checkScrape = defineCommand({
  ...checkScrapePhrase,
  gather: (request, connections) => gatherScrape(connections, request.monitor),
  report(request, facts: ScrapeFacts, about) {
    const judged = subjectsOf(facts, about.madeAt, request.monitor).map((subject) => judgeSubject(subject, factsOfSubject(facts, subject)));
    const { monitor } = request;
    const words = monitor === undefined ? [] : [`${monitor.kind.toLowerCase()}/${monitor.namespace}/${monitor.name}`];
    return withActions(scrapeReport(judged, about, scrapeNotes(facts)), ['check-scrape', about.cluster, ...words].join(' '));
  },
});
