import { CouldNotLook, NotThere } from '../../errors';
import type { Connections, Kubernetes } from '../connections';
import { askServers } from './ask-servers';
import type { DoctorFacts, WhoSeen } from './doctor-facts';
import { findPlaces } from './find-places';
import { learnRights } from './learn-rights';
import { absent, type Link, tryLink } from './link';
import type { Surroundings } from './surroundings';

/** Where nobody told what stands around: a question about the cluster alone. */
const nothingAround: Surroundings = {
  askedIn: 'terminal',
  wantedScopes: [],
  region: '',
  references: {},
  signingSecret: { absent: 'not looked at from here' },
  botToken: { absent: 'not looked at from here' },
  slack: { absent: 'not looked at from here' },
  queue: { absent: 'not looked at from here' },
  wayIn: { kind: 'kubeconfig', where: 'a connection that is given' },
  identity: { absent: 'no AWS on the way to this cluster' },
  role: { absent: 'no AWS on the way to this cluster' },
  described: { absent: 'no AWS on the way to this cluster' },
};

/** Tries every link from Slack to Prometheus: what stands around first and side by side, then the cluster. */
export async function gatherDoctor(connections: Connections): Promise<DoctorFacts> {
  const { kubernetes, surroundings = nothingAround, namespaces, chosenPrometheus } = connections;
  const { askedIn, wantedScopes, region, references, wayIn } = surroundings;
  connections.progress('Trying Slack, the queue and AWS');
  const [signingSecret, botToken, slack, queue, identity, role, described, endpoint] = await Promise.all([
    tryLink(surroundings.signingSecret),
    tryLink(surroundings.botToken),
    tryLink(surroundings.slack),
    tryLink(surroundings.queue),
    tryLink(surroundings.identity),
    tryLink(surroundings.role),
    tryLink(surroundings.described),
    tryEndpoint(kubernetes),
  ]);
  const around = {
    askedIn,
    wantedScopes,
    region,
    references,
    signingSecret,
    botToken,
    slack,
    queue,
    wayIn,
    identity,
    role,
    described,
    endpoint,
  };
  const who: Link<WhoSeen> = endpoint.state === 'works' ? await tryLink({ ask: () => whoAmI(kubernetes) }) : endpoint;
  const common = { ...around, who, ...(namespaces === undefined ? {} : { configured: namespaces }) };
  const directPrometheus = chosenPrometheus !== undefined && !/^(service|pod)\//.test(chosenPrometheus.where);
  if (who.state !== 'works') {
    const places = { monitoring: [], arc: [...(namespaces ?? [])], sawAll: false };
    return { ...common, rights: [], places, directPrometheus, servers: [], arc: absent('the cluster could not be asked') };
  }
  connections.progress('Looking for Prometheus and ARC');
  const { places, arc, lists } = await findPlaces(connections);
  connections.progress('Asking which rights there are');
  const [rights, servers] = await Promise.all([learnRights(kubernetes, places), askServers(connections, lists.prometheuses)]);
  return { ...common, rights, places, directPrometheus, servers, arc: { state: 'works', value: arc } };
}

/** Any answer of the API server shows that it is reached, a refusal too: whom it lets in is the next link. */
function tryEndpoint(kubernetes: Kubernetes): Promise<Link<{ version: string | null }>> {
  return tryLink({
    async ask() {
      try {
        const { gitVersion } = ((await kubernetes.get('/version')) ?? {}) as { gitVersion?: unknown };
        return { version: typeof gitVersion === 'string' ? gitVersion : null };
      } catch (error) {
        if (error instanceof NotThere || (error instanceof CouldNotLook && [401, 403].includes(error.status ?? 0)))
          return { version: null };
        throw error;
      }
    },
  });
}

/** SelfSubjectReview: open to every authenticated user since Kubernetes 1.28; before, an access review at least tells whether we are let in. */
async function whoAmI(kubernetes: Kubernetes): Promise<WhoSeen> {
  try {
    const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
    const answer = (await kubernetes.review('/apis/authentication.k8s.io/v1/selfsubjectreviews', body)) as {
      status?: { userInfo?: { username?: string; groups?: string[] } };
    };
    const { username = '', groups = [] } = answer.status?.userInfo ?? {};
    return { username, groups };
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    const attributes = { group: '', resource: 'namespaces', verb: 'list' };
    const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: attributes } };
    await kubernetes.review('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', body);
    return { username: '', groups: [] };
  }
}
