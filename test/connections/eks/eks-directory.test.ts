import { EksDirectory } from '../../../src/connections/eks/eks-directory';
import { CouldNotLook, UserError } from '../../../src/errors';

const minute = 60_000;
const cluster = (endpoint: string) => ({ eksName: 'prod', region: 'eu-west-1', endpoint, ca: 'ca' });

function directory(answers: (() => ReturnType<typeof cluster>)[]) {
  const clock = { now: 0 };
  let asked = 0;
  const of = new EksDirectory(
    async () => answers[Math.min(asked++, answers.length - 1)]!(),
    () => clock.now,
  );
  return { of, clock, asked: () => asked };
}
const fails = (error: Error) => () => {
  throw error;
};

test('asks once for all who wait, and again after ten minutes', async () => {
  const { of, clock, asked } = directory([() => cluster('https://a')]);
  await Promise.all([of.cluster(), of.cluster()]);
  clock.now = 10 * minute - 1;
  await of.cluster();
  expect(asked()).toBe(1);
  clock.now += 1;
  await of.cluster();
  expect(asked()).toBe(2);
});

test('serves what it knew while EKS does not answer, but not a cluster that was deleted', async () => {
  const throttled = new CouldNotLook('unreachable', 'throttled');
  const { of, clock } = directory([() => cluster('https://a'), fails(throttled), fails(new UserError('There is no such cluster.'))]);
  await of.cluster();
  clock.now = 11 * minute;
  expect(await of.cluster()).toEqual(cluster('https://a'));
  await expect(of.cluster()).rejects.toThrow('There is no such cluster.');
  await expect(directory([fails(throttled)]).of.cluster()).rejects.toBe(throttled);
});

test('after a wrong address it gives another one only where there is one', async () => {
  const { of } = directory([() => cluster('https://a'), () => cluster('https://a'), () => cluster('https://b'), fails(new Error('down'))]);
  await of.cluster();
  expect(await of.renewed()).toBeUndefined();
  expect(await of.renewed()).toEqual(cluster('https://b'));
  expect(await of.renewed()).toBeUndefined();
});
