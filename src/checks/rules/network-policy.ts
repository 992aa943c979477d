import { InvalidSelector, selectorMatches } from '../../facts/label-selector';
import type { LabelSelector } from '../../facts/shapes/metadata';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../../facts/shapes/network';
import type { Pod } from '../../facts/shapes/workloads';

type NamespaceLabels = Readonly<Record<string, Record<string, string>>>;

/**
 * The NetworkPolicies that keep `from` from reaching `to` on a port; [] where they let it through. Policies add up: a pod that any of
 * them selects for a direction takes only what one of them allows. https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function blockingPolicies(
  from: Pod,
  to: Pod,
  port: number | undefined,
  policies: readonly NetworkPolicy[],
  namespaceLabels: NamespaceLabels,
): NetworkPolicy[] {
  const ingress = policies.filter((policy) => selects(policy, to) && directions(policy).includes('Ingress'));
  const egress = policies.filter((policy) => selects(policy, from) && directions(policy).includes('Egress'));
  const admits = ingress.some(({ metadata, spec }) =>
    (spec.ingress ?? []).some((rule) => opens(rule.from, rule.ports, from, to, port, metadata.namespace, namespaceLabels)),
  );
  const lets = egress.some(({ metadata, spec }) =>
    (spec.egress ?? []).some((rule) => opens(rule.to, rule.ports, to, to, port, metadata.namespace, namespaceLabels)),
  );
  return [...(ingress.length > 0 && !admits ? ingress : []), ...(egress.length > 0 && !lets ? egress : [])];
}

const selects = ({ metadata, spec }: NetworkPolicy, pod: Pod): boolean =>
  metadata.namespace === pod.metadata.namespace && meets(spec.podSelector ?? {}, pod.metadata.labels);

/** Without policyTypes a policy is about ingress, and about egress where it has such rules. */
const directions = ({ spec }: NetworkPolicy): string[] => spec.policyTypes ?? ['Ingress', ...(spec.egress === undefined ? [] : ['Egress'])];

function opens(
  peers: NetworkPolicyPeer[] | undefined,
  ports: NetworkPolicyPort[] | undefined,
  peer: Pod,
  server: Pod,
  port: number | undefined,
  home: string,
  labels: NamespaceLabels,
): boolean {
  const peerFits = peers === undefined || peers.length === 0 || peers.some((each) => isPeer(each, peer, home, labels));
  const portFits = ports === undefined || ports.length === 0 || port === undefined || ports.some((each) => isPort(each, port, server));
  return peerFits && portFits;
}

function isPeer({ ipBlock, namespaceSelector, podSelector }: NetworkPolicyPeer, pod: Pod, home: string, labels: NamespaceLabels): boolean {
  if (ipBlock !== undefined)
    return inBlock(pod.status?.podIP, ipBlock.cidr) && !(ipBlock.except ?? []).some((cidr) => inBlock(pod.status?.podIP, cidr));
  const { namespace } = pod.metadata;
  const inNamespace =
    namespaceSelector === undefined
      ? namespace === home
      : meets(namespaceSelector, { 'kubernetes.io/metadata.name': namespace, ...labels[namespace] });
  return inNamespace && (podSelector === undefined || meets(podSelector, pod.metadata.labels));
}

function isPort({ port, endPort, protocol = 'TCP' }: NetworkPolicyPort, wanted: number, server: Pod): boolean {
  if (protocol !== 'TCP') return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return wanted >= port && wanted <= (endPort ?? port);
  return (server.spec.containers ?? []).some(({ ports = [] }) =>
    ports.some(({ name, containerPort }) => name === port && containerPort === wanted),
  );
}

function meets(selector: LabelSelector, labels: Record<string, string> | undefined): boolean {
  try {
    return selectorMatches(selector, labels);
  } catch (error) {
    if (error instanceof InvalidSelector) return false;
    throw error;
  }
}

/** IPv4 only; an IPv6 block is taken as containing the address, as a wrong accusation is worse than a missed one. */
function inBlock(ip: string | undefined, cidr: string): boolean {
  if (ip === undefined || ip.includes(':') || cidr.includes(':')) return true;
  const [base = '', bits = '32'] = cidr.split('/');
  const mask = Number(bits) === 0 ? 0 : (-1 << (32 - Number(bits))) >>> 0;
  return (toNumber(ip) & mask) >>> 0 === (toNumber(base) & mask) >>> 0;
}

const toNumber = (ip: string): number => ip.split('.').reduce((sum, part) => (sum * 256 + Number(part)) >>> 0, 0);
