import { kubectl } from '../rules/shell';
import { asEvidence, recentWords } from './github-signs';
import { type StatusFinding, statusCheck } from './status-check';

/** As the API server answers whoever creates an object for which it asks a webhook that does not answer. */
const called = /failed calling webhook "([^"]+)":? ?(.*)/s;

export const webhookBroken = statusCheck({
  id: 'webhook-broken',
  title: "The API server reaches ARC's webhooks",
  why: 'Each runner passes an admission webhook of ARC when it is made. Where the API server calls it in vain, no runner is made at all.',
  needs: ['github', 'controllers'],
  presumes: ['arc-missing', 'arc-not-running'],
  judge({ github, controllers }, { atSeconds }) {
    const words = recentWords(github, atSeconds).flatMap((word) => {
      const [, name, reason] = called.exec(word.text) ?? [];
      return name === undefined ? [] : [{ ...word, name, reason: reason! }];
    });
    const home = controllers.components.find(({ part }) => part === 'controller')?.deployment.metadata.namespace;
    return [...new Set(words.map(({ name }) => name))].sort().map((name): StatusFinding => {
      const its = words.filter((word) => word.name === name);
      const { reason } = its.at(-1)!;
      return {
        severity: 'fail',
        ...(name.endsWith('summerwind.dev') ? { generation: 'summerwind' as const } : {}),
        title: `The API server cannot call the webhook ${name}`,
        subject: `webhook ${name}`,
        saw: `The API server calls it in vain: ${reason.slice(0, 300)}. What it has to pass (runners, above all) cannot be made or changed meanwhile.`,
        evidence: asEvidence(its),
        fix: { explain: adviceOn(reason, home), commands: [] },
      };
    });
  },
});

function adviceOn(reason: string, home: string | undefined): string {
  if (/x509|certificate|tls:/.test(reason))
    return `The certificate that the webhook shows is not of the caBundle in its MutatingWebhookConfiguration or ValidatingWebhookConfiguration, or has expired. With cert-manager, see what it says (${kubectl(home, 'get', 'certificate')}) and whether its cainjector runs; without, let the chart make both anew (helm upgrade), then restart the controller.`;
  if (/no endpoints|connection refused|not found/.test(reason))
    return `No ready pod stands behind the webhook's Service (${kubectl(home, 'get', 'service,endpointslice')}): look at the controller's pod.`;
  return "The API server cannot reach the controller's pod: on EKS as a rule the nodes' security group does not let the control plane in on the webhook's port (9443), or a NetworkPolicy does not.";
}
