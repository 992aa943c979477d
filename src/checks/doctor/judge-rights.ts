import type { DoctorFacts, RightSeen } from '../../facts/doctor/doctor-facts';
import { ruleText } from '../../facts/source';
import { cannotTell, fail, type Judgement, notApplicable, type Outcome, pass, warn } from '../check';
import { grant, lackingIn } from './grant';

export const rightCauses = {
  'right-missing':
    'A rule of the RBAC manifests is not there: grant it, or apply the manifests again. What it would have shown is unknown.',
} as const;

/** One outcome for each right that arcbot asks for. `explained`: something before them explains that they are missing. */
export const judgeRights = (facts: DoctorFacts, explained: boolean): Outcome[] =>
  facts.rights.map((seen) => {
    const judgement = judgeRight(seen, facts);
    return { id: seen.id, title: titleOf(seen), ...judgement, ...(judgement.outcome === 'fail' ? { root: !explained } : {}) };
  });

export function titleOf({ right: { verbs, resource, group } }: RightSeen): string {
  const what = group === '' || group.includes('authorization') ? resource : `${resource}.${group}`;
  return `arcbot may ${verbs.join(' and ')} ${what}`;
}

function judgeRight(seen: RightSeen, facts: DoctorFacts): Judgement {
  const { right, everywhere, narrow, blind } = seen;
  if (blind !== undefined) return cannotTell(blind.detail);
  if (everywhere) return pass(right.where === 'cluster' ? 'granted' : 'granted in all namespaces');
  const lacking = lackingIn(seen, facts.places);
  if (right.where !== 'cluster' && narrow.length > 0 && narrow.every(({ allowed }) => allowed))
    return pass(`granted in ${narrow.map(({ namespace }) => namespace).join(', ')}`);
  const spare = dispensable(seen, facts);
  if (!seen.served) return notApplicable(`This cluster does not know ${right.group}, so there is nothing to list.`);
  if (spare?.outcome === 'not-applicable') return notApplicable(spare.why);
  const places = lacking === undefined ? '' : lacking.length === 0 ? ' in any namespace' : ` in ${lacking.join(', ')}`;
  const finding = {
    cause: 'right-missing',
    saw: `The API server does not allow it${places}; it is for: ${right.why}.${spare === undefined ? '' : ` ${spare.why}`}`,
    fix: {
      explain: 'Grant this rule: it only reads. It is one of infra/cluster-access/rbac.',
      commands: grant([seen], facts),
      lasting: {
        kind: 'manifest' as const,
        text: (lacking === undefined ? [undefined] : lacking.length === 0 ? ['NAMESPACE'] : lacking)
          .map((namespace) => ruleText(right, namespace))
          .join('\n'),
      },
    },
  };
  return spare?.outcome === 'warn' ? warn(finding) : fail(finding);
}

/** Rights without which only a detail is missed. */
const spares: Readonly<Record<string, string>> = {
  'may-list-prometheusagents': 'Only a monitor that an agent alone selects is missed.',
  'may-list-nodes': 'Only stack tells of nodes.',
  'may-list-alertmanagers': 'Only stack tells of Alertmanager.',
};

interface Spare {
  outcome: 'not-applicable' | 'warn';
  why: string;
}

/** Rights that arcbot can do without in this cluster. */
function dispensable({ id, narrow }: RightSeen, { directPrometheus, rights, servers, places }: DoctorFacts): Spare | undefined {
  const has = (name: string) => rights.find((seen) => seen.id === name)?.everywhere === true;
  const answers = servers.length > 0 && servers.every(({ link }) => link.state === 'works');
  if ((id === 'may-get-services-proxy' || id === 'may-get-pods-proxy') && directPrometheus)
    return { outcome: 'not-applicable', why: 'Prometheus is asked by its URL, not through the API server.' };
  if (id === 'may-get-services-proxy' && answers)
    return servers.some(({ address }) => address?.kind === 'pod')
      ? { outcome: 'warn', why: 'Prometheus is reached by its pods instead, which takes the larger right.' }
      : { outcome: 'not-applicable', why: 'Each Prometheus is reached: the right is given by name.' };
  if (id === 'may-get-pods-proxy' && answers)
    return { outcome: 'warn', why: 'Its Service answers, so this is only needed where Prometheus has several shards or replicas.' };
  const spare = spares[id];
  if (spare !== undefined) return { outcome: 'warn', why: spare };
  if (id === 'may-list-namespaces' && has('may-get-namespaces'))
    return { outcome: 'warn', why: 'Those that matter may be read by name; labels of others are not known.' };
  const granted = narrow.filter(({ allowed }) => allowed).map(({ namespace }) => namespace);
  if (/-(service|pod)monitors$/.test(id) && places.arc.some((namespace) => granted.includes(namespace)))
    return { outcome: 'warn', why: `Those in ${granted.join(', ')} are seen.` };
  if (id === 'may-get-namespaces' && has('may-list-namespaces'))
    return { outcome: 'not-applicable', why: 'They may be listed, which shows the same.' };
  return undefined;
}
