import { pasteable } from '../../src/renderers/pasteable';

test('an ARN and a command in a sentence can be pasted as they are', () => {
  const arn = 'arn:aws:eks:eu-west-1:*:cluster/prod';
  expect(pasteable(`Allow eks:DescribeCluster on ${arn}, or configure it.`)).toBe(
    `Allow eks:DescribeCluster on \`${arn}\`, or configure it.`,
  );
  expect(pasteable('Make one: `aws eks create --arn arn:aws:iam::1:role/x`.')).toBe(
    'Make one: `aws eks create --arn arn:aws:iam::1:role/x`.',
  );
});

test('all else is as harmless as ever', () => {
  expect(pasteable('<!channel> :tada: ` alone')).toBe('&lt;!channel&gt; :\u2060tada: ˋ alone');
  expect(pasteable('`<!channel>`')).toBe('`&lt;!channel&gt;`');
});
