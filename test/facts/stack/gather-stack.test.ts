import { CouldNotLook, NotThere } from '../../../src/errors';
import type { Connections } from '../../../src/facts/connections';
import { gatherStack } from '../../../src/facts/stack/gather-stack';

const refuse = (status: 403 | 404, path: string): never => {
  if (status === 404) throw new NotThere(`${path} not found`);
  throw new CouldNotLook('forbidden', `${path} is forbidden`, { status });
};

function connectionsTo(answers: Record<string, unknown>, otherwise: 403 | 404 = 404): { connections: Connections; asked: string[] } {
  const asked: string[] = [];
  const get = async (path: string) => {
    asked.push(path);
    return answers[path] ?? refuse(otherwise, path);
  };
  const kubernetes = { name: 'x', get, text: () => Promise.reject(new Error('no')), review: () => Promise.reject(new Error('no')) };
  return {
    asked,
    connections: {
      kubernetes,
      prometheusAt: () => Promise.reject(new Error('no')) as never,
      now: () => new Date(0),
      progress: () => undefined,
    },
  };
}

const deployment = (namespace: string, image: string) => ({
  metadata: { name: image.replace(/\W/g, '-'), namespace },
  spec: { template: { spec: { containers: [{ name: 'x', image }] } } },
});

test('keeps of all Deployments those of the stack, and asks for the pods beside them', async () => {
  const { connections, asked } = connectionsTo({
    '/version': { gitVersion: 'v1.36.2' },
    '/apis/apps/v1/deployments': {
      items: [
        deployment('shop', 'shop:1'),
        deployment('arc', 'summerwind/actions-runner-controller:v0.27.6'),
        deployment('monitoring', 'quay.io/prometheus-operator/prometheus-operator:v0.93.0'),
        deployment('dashboards', 'grafana/grafana:13.1.0'),
      ],
    },
    '/apis/monitoring.coreos.com/v1': { resources: [{ name: 'prometheuses' }, { name: 'prometheuses/status' }] },
  });
  const facts = await gatherStack(connections);
  expect(facts.version).toEqual({ known: true, value: 'v1.36.2' });
  expect(facts.deployments.known && facts.deployments.value.items.map(({ metadata }) => metadata.namespace)).toEqual([
    'arc',
    'monitoring',
    'dashboards',
  ]);
  expect(facts.served['monitoring.coreos.com/v1']).toEqual({ known: true, value: ['prometheuses'] });
  expect(facts.served['actions.github.com/v1alpha1']).toEqual({ known: true, value: [] });
  expect(asked.filter((path) => path.endsWith('/pods'))).toEqual(
    ['arc', 'dashboards', 'monitoring'].map((name) => `/api/v1/namespaces/${name}/pods`),
  );
});

test('learns nothing, and with which right it would, where nothing may be asked', async () => {
  const facts = await gatherStack(connectionsTo({}, 403).connections);
  expect(facts.version).toMatchObject({ known: false, reason: 'forbidden' });
  expect(facts.nodes).toMatchObject({ known: false, rule: '- {apiGroups: [""], resources: [nodes], verbs: [list]}  # in a ClusterRole' });
  expect(facts.deployments).toMatchObject({ known: false });
});
