import { object, optional, string } from 'valibot';
import type { MainParts } from '../../src/cli/ask-cluster';
import { main } from '../../src/cli/main';
import { type Command, defineCommand } from '../../src/commands/command';
import type { ClusterConnection, ClusterTarget, ConnectOptions } from '../../src/connections/connect-cluster';
import { broken, healthy, undecided } from '../renderers/sample-reports';

export interface Ran {
  status: number;
  stdout: string;
  stderr: string;
}

/** The command line in this process, with what it would print, and no cluster behind it unless `parts` bring one. */
export async function runCli(line: string, setting: Setting = {}): Promise<Ran> {
  const ran = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      ran[name] += text;
    },
    isTTY: setting.terminal ?? false,
    columns: setting.terminal ? 60 : undefined,
  });
  const status = await main(
    line.split(' ').filter((word) => word !== ''),
    {
      stdout: output('stdout'),
      stderr: output('stderr'),
      variables: { HOME: '/nonexistent', ...setting.variables },
      now: () => new Date('2026-11-23T09:00:00Z'),
      readFile: async (path) => {
        const text = setting.files?.[path];
        if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
        return text;
      },
    },
    { commands: [fakeStatus, fakeCheckScrape], connect: connectTo(), ...setting.parts },
  );
  return { status, ...ran };
}

export interface Setting {
  terminal?: boolean;
  variables?: Record<string, string>;
  files?: Record<string, string>;
  parts?: MainParts;
}

/** Notes how it was asked to connect; the API server answers what `answer` gives for `/version`. */
export function connectTo(
  answer: () => unknown = () => 'healthy',
  asked: { target: ClusterTarget; options: ConnectOptions | undefined }[] = [],
) {
  return async (target: ClusterTarget, options?: ConnectOptions): Promise<ClusterConnection> => {
    asked.push({ target, options });
    return {
      kubernetes: { name: target.name, get: async () => answer(), text: async () => '', review: async () => ({}) },
      prometheusAt: () => ({ where: 'prometheus', get: async () => ({}) }),
      counts: () => ({ requests: 0, retries: 0, handshakes: 0, bytesReceived: 0 }),
      close: async () => {},
    };
  };
}

interface Request {
  cluster?: string | undefined;
  namespace?: string | undefined;
}

const samples: Record<string, typeof healthy> = { healthy, unhealthy: broken, undecided };

const fake = (name: string): Command<Request, { saw: string; token?: string }> =>
  defineCommand<Request, { saw: string; token?: string }>({
    name,
    usage: '',
    summary: '',
    examples: [],
    request: object({ cluster: optional(string()), namespace: optional(string()) }),
    parse: () => ({}),
    acknowledge: () => '',
    async gather(_, { kubernetes, progress }) {
      progress('asking \u001b[31mred');
      return { saw: String(await kubernetes.get('/version')), token: 'hush-hush' };
    },
    report: ({ namespace }, facts, { cluster, madeAt }) => ({
      ...(samples[facts.saw.trim()] ?? (facts.saw === '[scrubbed]' ? undecided : healthy)),
      command: name,
      cluster,
      madeAt,
      ...(namespace ? { summary: `Only ${namespace}.` } : {}),
    }),
  });

const fakeStatus = fake('status');
const fakeCheckScrape = fake('check-scrape');
