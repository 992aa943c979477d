import { blockingPolicies } from '../../../src/checks/rules/network-policy';
import type { NetworkPolicy } from '../../../src/facts/shapes/network';
import type { Pod } from '../../../src/facts/shapes/workloads';

const prometheus: Pod = {
  metadata: { name: 'prometheus-0', namespace: 'monitoring', labels: { app: 'prometheus' } },
  spec: {},
  status: { podIP: '10.0.1.7' },
};
const arc: Pod = {
  metadata: { name: 'arc', namespace: 'arc', labels: { app: 'arc' } },
  spec: { containers: [{ name: 'manager', ports: [{ name: 'metrics-port', containerPort: 8080 }] }] },
  status: { podIP: '10.0.2.9' },
};
const labels = { monitoring: { team: 'sre' }, arc: {} };
const policy = (namespace: string, spec: NetworkPolicy['spec'], name = 'policy'): NetworkPolicy => ({
  metadata: { name, namespace },
  spec,
});
const blocks = (...policies: NetworkPolicy[]) => blockingPolicies(prometheus, arc, 8080, policies, labels).length > 0;
const from = (...peers: NonNullable<NonNullable<NetworkPolicy['spec']['ingress']>[0]['from']>) => ({
  podSelector: {},
  ingress: [{ from: peers }],
});

test('without a policy about the pod everything may pass', () => {
  expect(blocks()).toBe(false);
  expect(blocks(policy('arc', { podSelector: { matchLabels: { app: 'other' } }, policyTypes: ['Ingress'] }))).toBe(false);
  expect(blocks(policy('monitoring', { podSelector: {}, policyTypes: ['Ingress'] }))).toBe(false);
});

test.each<[string, NetworkPolicy['spec'], boolean]>([
  ['no rule at all closes the pod', { podSelector: {}, policyTypes: ['Ingress'] }, true],
  ['an empty list of rules closes it', { podSelector: {}, ingress: [] }, true],
  ['an empty rule opens it to all', { podSelector: {}, ingress: [{}] }, false],
  ['an empty list of peers opens it to all', { podSelector: {}, ingress: [{ from: [] }] }, false],
  ['a podSelector alone means its own namespace', from({ podSelector: { matchLabels: { app: 'prometheus' } } }), true],
  ['an empty namespaceSelector means every namespace', from({ namespaceSelector: {} }), false],
  ['a namespaceSelector by a label that it has', from({ namespaceSelector: { matchLabels: { team: 'sre' } } }), false],
  ['a namespaceSelector by a label that it has not', from({ namespaceSelector: { matchLabels: { team: 'ci' } } }), true],
  ['a namespace by its own name', from({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }), false],
  [
    'both selectors of one peer must fit',
    from({ namespaceSelector: { matchLabels: { team: 'sre' } }, podSelector: { matchLabels: { app: 'grafana' } } }),
    true,
  ],
  [
    'of two peers one is enough',
    from({ podSelector: { matchLabels: { app: 'x' } } }, { namespaceSelector: { matchLabels: { team: 'sre' } } }),
    false,
  ],
  ['a block that holds the address', from({ ipBlock: { cidr: '10.0.0.0/16' } }), false],
  ['a block that leaves it out', from({ ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.1.0/24'] } }), true],
  ['a block elsewhere', from({ ipBlock: { cidr: '192.168.0.0/16' } }), true],
  ['every address', from({ ipBlock: { cidr: '0.0.0.0/0' } }), false],
  ['an IPv6 block accuses nobody', from({ ipBlock: { cidr: 'fd00::/8' } }), false],
  ['the right port by number', { podSelector: {}, ingress: [{ ports: [{ port: 8080 }] }] }, false],
  ['the right port by name', { podSelector: {}, ingress: [{ ports: [{ port: 'metrics-port' }] }] }, false],
  ['another port', { podSelector: {}, ingress: [{ ports: [{ port: 9443 }] }] }, true],
  ['a range that holds the port', { podSelector: {}, ingress: [{ ports: [{ port: 8000, endPort: 8100 }] }] }, false],
  ['the port by UDP', { podSelector: {}, ingress: [{ ports: [{ port: 8080, protocol: 'UDP' }] }] }, true],
  ['a selector that does not parse opens nothing', from({ podSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }), true],
])('ingress: %s', (_, spec, closed) => {
  expect(blocks(policy('arc', spec))).toBe(closed);
});

test('policies add up: one that opens is enough, and all that close are named', () => {
  const closed = policy('arc', { podSelector: {}, policyTypes: ['Ingress'] }, 'deny-all');
  const other = policy('arc', from({ podSelector: {} }), 'own-namespace');
  const open = policy('arc', from({ namespaceSelector: {} }), 'open');
  expect(blockingPolicies(prometheus, arc, 8080, [closed, other], labels)).toEqual([closed, other]);
  expect(blocks(closed, other, open)).toBe(false);
});

test("egress of Prometheus' own namespace counts, and is about the other end", () => {
  const stay = policy('monitoring', {
    podSelector: { matchLabels: { app: 'prometheus' } },
    policyTypes: ['Egress'],
    egress: [{ to: [{ podSelector: {} }] }],
  });
  expect(blocks(stay)).toBe(true);
  const onlyEgress = policy('monitoring', {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }],
  });
  expect(blocks(onlyEgress)).toBe(false);
});

test('where the port is not known only peers are judged', () => {
  const spec = { podSelector: {}, ingress: [{ ports: [{ port: 1 }] }] };
  expect(blockingPolicies(prometheus, arc, undefined, [policy('arc', spec)], labels)).toEqual([]);
});
