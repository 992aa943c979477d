import { pass, warn } from '../check';
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
  judge({ identity }) {
    if (identity.state === 'broken' && /cannot be reached|did not answer in time/.test(identity.saw))
      return warn({
        cause: 'sts-unreachable',
        saw: `${identity.saw} It is asked for our name alone: tokens for the cluster are made without it.`,
        fix: told(identity.hint, 'Let what runs here out to STS on port 443, if you want errors to tell the role by name.'),
      });
    return judgeLink(
      identity,
      ({ arn }) => pass(`they are ${arn}`),
      ({ hint }) => ({
        cause: 'credentials-refused',
        fix: told(hint, 'Log in again.', ['aws sso login', 'aws sts get-caller-identity']),
      }),
    );
  },
});
