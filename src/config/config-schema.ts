import {
  array,
  description,
  type InferOutput,
  integer,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  rawCheck,
  regex,
  strictObject,
  string,
  union,
  url,
} from 'valibot';
import { accessSchema } from './access-schema';
import { digestsSchema } from './digests-schema';

const text = (about: string) => optional(pipe(string(), minLength(1), description(about)));
const label = regex(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/, 'expected a Kubernetes name (lower case letters, digits and "-")');
const httpUrl = regex(/^https?:\/\//, 'expected a URL that begins with https:// or http://');

const prometheusSchema = pipe(
  strictObject({
    namespace: optional(pipe(string(), label, description('Namespace of the Service in front of Prometheus'))),
    service: optional(pipe(string(), label, description('Name of that Service; reached through the API server'))),
    port: optional(pipe(union([string(), pipe(number(), integer(), minValue(1))]), description('Its port, by name or number'))),
    scheme: optional(pipe(picklist(['http', 'https']), description('How that port is spoken to; default http'))),
    path: text('What all paths of this Prometheus begin with, where it has a route prefix'),
    url: optional(pipe(string(), url('expected a URL'), httpUrl, description('A Prometheus asked directly'))),
    amp: optional(pipe(string(), url('expected a URL'), httpUrl, description('A workspace of Amazon Managed Prometheus, signed for'))),
  }),
  rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { url: direct, amp, ...proxied } = dataset.value;
    const ways = [direct, amp, Object.keys(proxied).length > 0 ? 'service' : undefined].filter((way) => way !== undefined);
    if (ways.length !== 1) addIssue({ message: 'expected one of: url; amp; or namespace, service and port' });
    else if (direct === undefined && amp === undefined && !(proxied.namespace && proxied.service && proxied.port))
      addIssue({ message: 'expected namespace, service and port together' });
  }),
);

const clusterSchema = pipe(
  strictObject({
    name: pipe(
      string(),
      regex(/^[A-Za-z0-9][\w.-]{0,99}$/, 'expected letters, digits, "-", "_" and "."'),
      description('What people type. The first cluster is the default one'),
    ),
    eksName: text('Name of the EKS cluster'),
    region: text("Its region; default: the function's own"),
    roleArn: optional(
      pipe(string(), regex(/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/, 'expected the ARN of a role'), description('Assumed for this cluster')),
    ),
    endpoint: optional(pipe(string(), httpUrl, description('API server; with certificateAuthority, DescribeCluster is not called'))),
    certificateAuthority: text('Base64 of PEM, as DescribeCluster gives it'),
    kubeconfig: text('A kubeconfig file, for local use'),
    context: text("Its context; default: the file's current one"),
    namespaces: optional(pipe(array(pipe(string(), label)), minLength(1), description('Where to look for ARC; default: everywhere'))),
    grafana: optional(
      pipe(
        string(),
        url('expected a URL'),
        httpUrl,
        description('Its dashboard in Grafana: linked from digests and trends, with their time'),
      ),
    ),
    prometheus: optional(pipe(prometheusSchema, description('Which Prometheus is asked; default: the one that is found'))),
  }),
  rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { eksName, kubeconfig, context, region, roleArn, endpoint, certificateAuthority } = dataset.value;
    const local = kubeconfig !== undefined || context !== undefined;
    if ((eksName !== undefined) === local) addIssue({ message: 'expected either eksName, or kubeconfig and context' });
    else if (local && (region ?? roleArn ?? endpoint ?? certificateAuthority) !== undefined)
      addIssue({ message: 'expected region, roleArn, endpoint and certificateAuthority only beside eksName' });
    else if ((endpoint === undefined) !== (certificateAuthority === undefined))
      addIssue({ message: 'expected endpoint and certificateAuthority together' });
  }),
);

/** The configuration file. What is refused is told with its place by parse-config.ts. */
export const configSchema = strictObject({
  clusters: pipe(
    array(clusterSchema),
    minLength(1, 'expected at least one cluster'),
    rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const names = dataset.value.map(({ name }) => name.toLowerCase());
      const twice = names.find((name, index) => names.indexOf(name) !== index);
      if (twice !== undefined) addIssue({ message: `expected different names; "${twice}" is there twice` });
    }),
    description('The clusters that can be asked'),
  ),
  access: optional(pipe(accessSchema, description('Who may ask what; default: everyone may ask, nobody may change'))),
  digests: optional(pipe(digestsSchema, description('What is told every day, and by which clock'))),
  links: optional(
    pipe(
      strictObject({
        docs: optional(pipe(string(), url('expected a URL'), httpUrl, description('Where your copy of docs/checks.md is read'))),
      }),
      description('Pages that answers link to'),
    ),
  ),
});

export type Config = InferOutput<typeof configSchema>;
export type ClusterConfig = Config['clusters'][number];
