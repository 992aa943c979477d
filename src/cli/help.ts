import { didYouMean } from '../commands/did-you-mean';
import { commands } from '../commands/index';
import { phrases } from '../commands/phrases/index';
import { UserError } from '../errors';
import { configHelp } from './config/config-help';
import { initHelp } from './init/init-help';
import { serveHelp } from './serve/serve-help';

interface Explained {
  name: string;
  usage: string;
  summary: string;
  examples: { words: string; means: string }[];
  /** Where it takes others than the rest. */
  options?: string;
}

/** What only a terminal can do. */
const record: Explained = {
  name: 'record',
  usage: 'COMMAND [words]',
  summary: 'what a command learns of a cluster, as a file that --facts judges again, scrubbed of secrets',
  examples: [
    { words: 'record check-scrape > scrape.json', means: 'ask the cluster and save what it showed' },
    { words: 'check-scrape --facts scrape.json', means: 'judge it again, anywhere' },
  ],
};

/** Phrases of what this command line can do: some may be for Slack alone. */
const can = new Set([...commands.map(({ name }) => name), 'clusters', 'help']);

const explained: readonly Explained[] = [...phrases.filter(({ name }) => can.has(name)), record, serveHelp, configHelp, initHelp];

const optionsHelp = `Options:
  --kubeconfig FILE        as kubectl; default KUBECONFIG, then ~/.kube/config
  --context NAME           as kubectl; default the current one
  --cluster NAME           an EKS cluster by name, with the AWS SDK's own credentials
  --region REGION          its region
  --prometheus-url URL     ask this Prometheus instead of the one found in the cluster
  --facts FILE             judge a recording instead of asking a cluster
  -o, --output FORMAT      text, json or slack (default text)
  --no-color               no colours (as NO_COLOR)
  --timeout SECONDS        for the whole command (default 25)
  -h, --help   --version

Exit status: 0 healthy, 1 unhealthy, 2 undecided, 64 wrong usage, 70 a bug of ours.`;

/** Help on everything, or on one command. Throws UserError where there is none of that name. */
export function helpText(command?: string): string {
  if (command === undefined) return overview();
  const found = explained.find(({ name }) => name === command.toLowerCase());
  if (found === undefined)
    throw new UserError(
      `There is no command "${command}".`,
      didYouMean(
        command,
        explained.map(({ name }) => name),
      ),
    );
  const examples = columns(found.examples.map(({ words, means }) => [`arcbot ${words}`, means]));
  return `arcbot ${found.name} ${found.usage}\n\n${sentence(found.summary)}\n\nExamples:\n${examples}\n\n${found.options ?? optionsHelp}`;
}

const overview = (): string =>
  `arcbot COMMAND [words] [options]

Is the Actions Runner Controller of this cluster healthy, and does Prometheus really scrape it?

Commands:
${columns(explained.map(({ name, summary }) => [name, summary]))}

${optionsHelp}

arcbot help COMMAND explains one.`;

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
