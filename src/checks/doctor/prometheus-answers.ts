import { addressRule } from '../../facts/prometheus-addresses';
import { cannotTell, fail, type Judgement, pass } from '../check';
import { doctorCheck } from './doctor-check';

export const prometheusAnswers = doctorCheck({
  id: 'prometheus-answers',
  title: 'Prometheus answers',
  why: 'What runners do is read from Prometheus, through the API server, by its URL, or at Amazon.',
  part: 'What there is to see',
  after: ['token-is-accepted'],
  causes: {
    'prometheus-not-found':
      'No Prometheus object can be seen: install kube-prometheus-stack, name a Prometheus in the configuration, or let it be listed.',
    'prometheus-proxy-forbidden': 'The proxy to its Service is not allowed: grant services/proxy in its namespace.',
    'prometheus-unreachable': 'It is there and does not answer: look at its pods, or at the URL in the configuration.',
  },
  judge({ servers, places, rights }): Judgement {
    if (servers.length === 0) {
      const listed = rights.find(({ id }) => id === 'may-list-prometheuses');
      if (listed?.everywhere !== true)
        return cannotTell(
          'No Prometheus was found where we may look; name it in the configuration (prometheus: namespace, service, port), or let prometheuses be listed.',
        );
      return fail({
        cause: 'prometheus-not-found',
        saw: places.sawAll
          ? 'There is no Prometheus object in the cluster, and none is named in the configuration.'
          : 'There is no Prometheus object.',
        fix: { explain: 'Install kube-prometheus-stack, or name the Prometheus that there is in the configuration.', commands: [] },
      });
    }
    const seen = servers.map(({ name, link }) => ({ name, link }));
    const open = seen.flatMap(({ link }) =>
      link.state === 'works' ? [`${link.value.where}${link.value.version === null ? '' : `, ${link.value.version}`}`] : [],
    );
    const closed = servers.find(({ link }) => link.state === 'broken');
    if (closed?.link.state !== 'broken') {
      const waiting = seen.find(({ link }) => link.state === 'unknown');
      return waiting?.link.state === 'unknown' ? cannotTell(`${waiting.name}: ${waiting.link.why}`) : pass(open.join('; '));
    }
    const { name, address, link } = closed;
    const also = open.length === 0 ? '' : ` (${open.join('; ')} does.)`;
    if (link.status === 403 && address !== undefined)
      return fail({
        cause: 'prometheus-proxy-forbidden',
        saw: `${name}: ${link.saw}${also}`,
        fix: { explain: 'Grant the proxy to it; it only reads.', commands: [], lasting: { kind: 'manifest', text: addressRule(address) } },
      });
    const namespace = name.split('/')[0]!;
    return fail({
      cause: 'prometheus-unreachable',
      saw: `${name} does not answer: ${link.saw}${also}`,
      fix: {
        explain: 'Look whether it runs; arcbot check-scrape tells more.',
        commands: address === undefined ? [] : [`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=prometheus`],
      },
    });
  },
});
