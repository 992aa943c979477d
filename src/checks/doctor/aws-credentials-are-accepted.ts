import { pass } from '../check';
import { doctorCheck } from './doctor-check';
import { judgeLink, told } from './judge-link';

export const awsCredentialsAreAccepted = doctorCheck({
  id: 'aws-credentials-are-accepted',
  title: 'AWS accepts the credentials',
  why: 'The cluster is found and entered with an identity of AWS; STS tells whose it is, and no right is needed for that.',
  part: 'AWS',
  after: [],
  causes: {
    'credentials-refused': 'There are none, or they have expired: log in, or choose another profile.',
    'sts-unreachable': 'There is no way from here to STS: in a VPC that takes a NAT gateway or an endpoint for STS.',
  },
  judge: ({ identity }) =>
    judgeLink(
      identity,
      ({ arn }) => pass(`they are ${arn}`),
      ({ hint, saw }) =>
        /cannot be reached|did not answer in time/.test(saw)
          ? { cause: 'sts-unreachable', fix: told(hint, 'Let what runs here out to STS on port 443.') }
          : { cause: 'credentials-refused', fix: told(hint, 'Log in again.', ['aws sso login', 'aws sts get-caller-identity']) },
    ),
});
