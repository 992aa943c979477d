import { readOptions } from '../../demo/options';

test('serves port 3000, or the one in PORT', () => {
  expect(readOptions([], {})).toEqual({ port: 3000, help: false });
  expect(readOptions([], { PORT: '8080' }).port).toBe(8080);
  expect(readOptions([], { PORT: ' ' }).port).toBe(3000);
});

test.each(['http', '-1', '65536', '3000.5'])('refuses PORT=%s', (PORT) => {
  expect(() => readOptions([], { PORT })).toThrow(`PORT is "${PORT}"`);
});

test('takes a kubeconfig from where the person is, not from where npm runs', () => {
  expect(readOptions(['--kubeconfig', 'dev.yaml', '--context', 'dev'], { INIT_CWD: '/home/me' })).toEqual({
    port: 3000,
    kubeconfig: '/home/me/dev.yaml',
    context: 'dev',
    help: false,
  });
  expect(readOptions(['--kubeconfig=/etc/kube'], { INIT_CWD: '/home/me' }).kubeconfig).toBe('/etc/kube');
});

test.each([[['--kubeconf', 'x']], [['--kubeconfig']], [['status']]])('refuses %j in a sentence', (argv) => {
  expect(() => readOptions(argv, {})).toThrow(expect.objectContaining({ name: 'UserError', hint: expect.stringContaining('npm start') }));
});
