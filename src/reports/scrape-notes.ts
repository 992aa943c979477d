import type { ScrapeFacts } from '../facts/scrape/scrape-facts';

/** What bears on how far the answer reaches: lists that were cut, namespaces that could not be seen. */
export function scrapeNotes(facts: ScrapeFacts): string[] {
  const lists = {
    Services: facts.services,
    pods: facts.pods,
    ServiceMonitors: facts.serviceMonitors,
    PodMonitors: facts.podMonitors,
    Deployments: facts.deployments,
  };
  const cut = Object.entries(lists).flatMap(([name, fact]) =>
    fact.known && fact.value.unread > 0 ? [`${fact.value.unread} ${name} were not read.`] : [],
  );
  const scope = facts.deployments.known && facts.deployments.value.scope !== 'all' ? facts.deployments.value.scope : undefined;
  return [
    ...cut,
    ...(scope === undefined ? [] : [`Looked only in ${scope.join(', ')}: the right to list the whole cluster is not there.`]),
  ];
}
