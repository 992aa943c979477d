import { readServeOptions } from '../../../src/cli/serve/serve-options';
import { UserError } from '../../../src/errors';

const read = (line: string, variables = {}) => readServeOptions(line === '' ? [] : line.split(' '), variables);
const complaint = (line: string): string => {
  try {
    read(line);
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.hint}`;
  }
  return 'no complaint';
};

test('listens on 127.0.0.1:3000, and on another port where PORT or an option says so', () => {
  expect(read('')).toMatchObject({ host: '127.0.0.1', port: 3000, state: undefined });
  expect(read('', { PORT: '8080' }).port).toBe(8080);
  expect(read('--port=0 --host 0.0.0.0 --state /var/lib/arcbot.json', { PORT: '8080' })).toMatchObject({
    host: '0.0.0.0',
    port: 0,
    state: '/var/lib/arcbot.json',
  });
});

test('takes what names a cluster as other commands do', () => {
  expect(read('--kubeconfig k --port 1 --context c --prometheus-url http://p').shared).toMatchObject({
    kubeconfig: 'k',
    context: 'c',
    prometheusUrl: 'http://p',
  });
});

test.each([
  ['--port', '--port needs a value.'],
  ['--port --state', '--port needs a value.'],
  ['--port 70000', '"70000" is no port.'],
  ['--port http', '"http" is no port.'],
  ['prod', 'serve takes no words: "prod".'],
  ['--facts f', '--facts is of no use to serve. Name the clusters in a configuration'],
  ['--cluster prod', '--cluster is of no use to serve.'],
  ['--stat f', 'There is no option --stat. Did you mean --state?'],
])('%s is refused', (line, words) => expect(complaint(line)).toContain(words));
