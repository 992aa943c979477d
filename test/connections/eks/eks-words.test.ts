import { principalOf } from '../../../src/connections/eks/caller-arn';
import { noWayIn, unknownPrincipal } from '../../../src/connections/eks/eks-words';
import { CouldNotLook } from '../../../src/errors';

const about = { eksName: 'prod', region: 'eu-west-1' };
const role = 'arn:aws:iam::111122223333:role/arcbot-worker';

test('a missing access entry is told with the command that makes it', () => {
  const { detail, reason, status } = unknownPrincipal({ ...about, authenticationMode: 'API' }, role);
  expect({ reason, status }).toEqual({ reason: 'forbidden', status: 401 });
  expect(detail).toContain(
    `\`aws eks create-access-entry --cluster-name prod --region eu-west-1 --principal-arn ${role} --kubernetes-groups arcbot\``,
  );
});

test('the mode without access entries is told with both ways out', () => {
  const { detail } = unknownPrincipal({ ...about, authenticationMode: 'CONFIG_MAP' }, role);
  expect(detail).toContain('authentication mode is CONFIG_MAP');
  expect(detail).toContain('--access-config authenticationMode=API_AND_CONFIG_MAP');
  expect(detail).toContain(`eksctl create iamidentitymapping --cluster prod --region eu-west-1 --arn ${role} --group arcbot`);
});

test('a principal that could not be learnt is asked for', () => {
  expect(unknownPrincipal(about, undefined).detail).toContain('`aws sts get-caller-identity` tells the ARN');
});

test.each([
  ['arn:aws:sts::111122223333:assumed-role/arcbot-worker/i-0abc', role],
  ['arn:aws-cn:sts::111122223333:assumed-role/worker/x', 'arn:aws-cn:iam::111122223333:role/worker'],
  ['arn:aws:iam::111122223333:user/ada', 'arn:aws:iam::111122223333:user/ada'],
  [
    'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123/ada',
    '"$(aws iam get-role --role-name AWSReservedSSO_Admin_0123 --query Role.Arn --output text)"',
  ],
])('the access entry of %s names %s', (arn, principal) => expect(principalOf(arn)).toBe(principal));

test('a connection that does not come about is laid on a private endpoint, or on the addresses that are let in', () => {
  const error = new CouldNotLook('timed-out', 'No connection came about.', { cause: new Error('ETIMEDOUT') });
  expect(noWayIn({ ...about, publicAccess: false }, error)).toMatchObject({
    reason: 'timed-out',
    cause: error.cause,
    detail: expect.stringContaining('endpointPublicAccess=true'),
  });
  expect(noWayIn({ ...about, publicAccess: true, publicCidrs: ['203.0.113.0/24'] }, error).detail).toContain('lets in only 203.0.113.0/24');
  expect(noWayIn({ ...about, publicAccess: true, publicCidrs: ['0.0.0.0/0'] }, error)).toBe(error);
  expect(noWayIn(about, error)).toBe(error);
});
