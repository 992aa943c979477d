import { pass } from '../check';
import { shell } from '../rules/shell';
import { deployInside } from './deploy-inside';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';

export const endpointIsReachable = doctorCheck({
  id: 'endpoint-is-reachable',
  title: "The cluster's API server is reached",
  why: 'Its name must resolve, a connection come about, and its certificate be signed by the authority that is expected.',
  part: 'The cluster',
  after: ['aws-credentials-are-accepted', 'role-is-assumed', 'cluster-is-described'],
  causes: {
    'endpoint-private': 'The endpoint is private: run arcbot in its VPC, or open the endpoint.',
    'endpoint-restricted': 'The endpoint lets in other addresses only: run arcbot from there, or add the address.',
    'certificate-not-trusted': 'Something else answers there, or the CA that is held is old: fetch it anew.',
    'kubeconfig-unusable': 'The kubeconfig cannot be used: mend what it says.',
    'endpoint-unreachable': 'The name does not resolve or nothing answers: look at network, VPN and address.',
  },
  judge({ endpoint, wayIn, described }) {
    return judgeLink(
      endpoint,
      ({ version }) => pass(version === null ? 'it answers' : `it answers, Kubernetes ${version}`),
      ({ saw, hint, mend }) => {
        const { eksName = '', region = '' } = wayIn.kind === 'eks' ? wayIn : {};
        const query = 'cluster.[endpoint,certificateAuthority.data]';
        const known =
          wayIn.kind === 'eks'
            ? [shell('aws', 'eks', 'describe-cluster', '--name', eksName, '--region', region, '--query', query, '--output', 'text')]
            : [];
        const about = described.state === 'works' ? described.value : undefined;
        const update = (network: string) =>
          shell('aws', 'eks', 'update-cluster-config', '--name', eksName, '--region', region, '--resources-vpc-config', network);
        if (mend) return { cause: 'kubeconfig-unusable', fix: told(hint, 'Mend the kubeconfig.') };
        if (/certificate/i.test(saw)) return { cause: 'certificate-not-trusted', fix: told(hint, certificateWords(wayIn.kind), known) };
        if (about?.publicAccess === false)
          return {
            cause: 'endpoint-private',
            saw: `The endpoint ${about.endpoint} is private, and there is no way to it from here.`,
            fix: told(
              undefined,
              'Deploy arcbot into the VPC of the cluster (private subnets with a NAT gateway for Slack, and a security group that the cluster lets in), or open the endpoint beside it.',
              [deployInside(eksName, region)],
            ),
          };
        const cidrs = about?.publicCidrs ?? [];
        if (cidrs.length > 0 && !cidrs.includes('0.0.0.0/0'))
          return {
            cause: 'endpoint-restricted',
            saw: `The endpoint lets in only ${cidrs.join(', ')}, and there is no way to it from here.`,
            fix: told(undefined, 'Run arcbot from there, or add the address that it comes from (where the command is run).', [
              `${update(`endpointPublicAccess=true,publicAccessCidrs=${cidrs.join(',')}`)},$(curl -s https://checkip.amazonaws.com)/32`,
            ]),
          };
        return { cause: 'endpoint-unreachable', fix: told(hint, 'Look at the address, the VPN and the network that this runs in.', known) };
      },
    );
  },
});

const certificateWords = (kind: 'eks' | 'kubeconfig'): string =>
  kind === 'eks'
    ? 'The cluster was made anew, or something between answers in its place (a proxy that opens TLS): look at what stands between.'
    : 'Fetch the kubeconfig anew; its certificate authority is not that of the server.';
