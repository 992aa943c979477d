import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasBed, kubectl } from './check-scrape/bed';
import { askDoctor, runArcbot } from './doctor/ask-doctor';
import { type EksChange, eksInFront } from './doctor/eks-in-front';
import { bedVariables } from './slack-road/bed-variables';

const bed = process.env.ARCBOT_E2E_BED;
const missing =
  bed === undefined ? 'ARCBOT_E2E_BED is not set' : hasBed ? undefined : 'ARCBED_DIR names no running bed, or kubectl is not on the PATH';
const all = ['arcbot.yml', 'rbac-arcbed.yaml', 'slack-manifest.yml'];

interface Row {
  cut: string;
  env?: Record<string, string>;
  eks?: EksChange;
  as?: 'stranger';
  clusters?: string;
  status: number;
  says: RegExp;
  /** What is written all the same. */
  files?: string[];
}

const rows: Row[] = [
  { cut: 'the role has no access entry', as: 'stranger', status: 2, says: /\(401\).*aws eks create-access-entry --cluster-name arcbed/ },
  {
    cut: 'the role may not describe the cluster',
    eks: { status: 403, type: 'AccessDeniedException' },
    status: 2,
    says: /Allow the action eks:DescribeCluster on arn:aws:eks:eu-west-1:\*:cluster\/arcbed/,
  },
  { cut: 'EKS throttles', eks: { status: 429, type: 'ThrottlingException' }, status: 2, says: /AWS throttles .* try again in a minute/ },
  { cut: 'EKS cannot be reached', env: { AWS_ENDPOINT_URL_EKS: 'http://127.0.0.1:1' }, status: 2, says: /refuses the connection/ },
  { cut: 'there are no credentials', env: { AWS_ACCESS_KEY_ID: '' }, status: 2, says: /There are no AWS credentials\. Log in/ },
  {
    cut: 'the endpoint is private',
    eks: () => ({ endpoint: 'https://127.0.0.1:1', resourcesVpcConfig: { endpointPublicAccess: false } }),
    status: 2,
    says: /Deploy into the network of arcbed.*--param vpcSubnetIds=/s,
  },
  {
    cut: 'the cluster knows no access entries',
    eks: () => ({ accessConfig: { authenticationMode: 'CONFIG_MAP' } }),
    status: 0,
    says: /eksctl create iamidentitymapping --cluster arcbed --region eu-west-1 --arn arn:aws:iam::111122223333:role\/arcbot-prod-worker/,
  },
  {
    cut: 'there is no such cluster',
    clusters: 'arcbedd',
    status: 64,
    says: /There is no EKS cluster arcbedd.*There are: arcbed/s,
    files: [],
  },
  {
    cut: 'clusters may not be listed, and none is named',
    clusters: '',
    eks: { status: 403, type: 'AccessDeniedException' },
    status: 64,
    says: /Name them: --clusters/,
    files: [],
  },
];

if (missing !== undefined) {
  test.skip(`nothing is set up (${missing})`, () => {});
} else {
  describe('arcbot init', () => {
    let eks: Awaited<ReturnType<typeof eksInFront>>;
    let folder: string;
    beforeAll(async () => {
      eks = await eksInFront(bedVariables(bed!).AWS_ENDPOINT_URL_EKS!);
    });
    afterAll(() => eks?.close());
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'arcbot-init-'));
    });
    afterEach(() => {
      eks.change(undefined);
      rmSync(folder, { recursive: true, force: true });
    });

    const environment = ({ env, as }: Pick<Row, 'env' | 'as'> = {}) => ({
      ...bedVariables(bed!, ...(as === undefined ? [] : [as])),
      HOME: '/nowhere',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL_EKS: eks.url,
      ...env,
    });
    const init = (env: Record<string, string>, clusters = 'arcbed') => {
      const named = clusters === '' ? [] : ['--clusters', clusters];
      return runArcbot(['init', '--region', 'eu-west-1', ...named, '--yes', '--out', folder], env);
    };

    test('writes what, applied as it is printed, makes every link hold; run again it changes nothing', async () => {
      const { status, stdout } = await init(environment(), '');
      expect([status, readdirSync(folder).sort()]).toEqual([0, all]);
      expect(stdout).toContain('arcbed in eu-west-1: authentication mode API, public endpoint');
      expect(stdout).toMatch(/ARC: .*actions-runner-system\/actions-runner-controller.*arc-systems\/arc-gha-rs-controller/);
      const checked = await runArcbot(['config', 'check', join(folder, 'arcbot.yml')], {});
      expect([checked.status, checked.stdout]).toEqual([0, expect.stringContaining('is fine: one cluster, arcbed.')]);

      const manifest = join(folder, 'rbac-arcbed.yaml');
      expect(stdout).toContain(`kubectl --context arcbed apply -f ${manifest}`);
      kubectl(['apply', '-f', manifest]);
      try {
        const doctor = await askDoctor({ ...environment(), ARCBOT_CONFIG: join(folder, 'arcbot.yml') });
        const troubled = doctor.checks.filter(({ outcome }) => ['fail', 'warn', 'unknown', 'skipped'].includes(outcome));
        expect([doctor.status, troubled]).toEqual([0, []]);
      } finally {
        kubectl(['delete', '--ignore-not-found', '-f', manifest]);
      }

      const before = all.map((name) => readFileSync(join(folder, name), 'utf8'));
      const again = await init(environment(), '');
      expect([again.status, all.map((name) => readFileSync(join(folder, name), 'utf8'))]).toEqual([0, before]);
    });

    test.each(rows.map((row) => [row.cut, row] as const))(
      '%s',
      async (_, { env, as, eks: change, clusters, status, says, files = all }) => {
        eks.change(change);
        const told = await init(environment({ ...(env && { env }), ...(as && { as }) }), clusters);
        expect(told.stdout + told.stderr).toMatch(says);
        expect([told.status, readdirSync(folder).sort()]).toEqual([status, files]);
        expect(told.stdout + told.stderr).not.toMatch(/Secret\+Key|Secret\/Of|k8s-aws-v1\./);
      },
    );
  });
}
