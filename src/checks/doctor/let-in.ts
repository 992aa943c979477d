import type { DoctorFacts } from '../../facts/doctor/doctor-facts';
import { shell } from '../rules/shell';

/** Shell lines that make the role a member of the Kubernetes group arcbot; `again`: an entry is there, and lacks the group. */
export function letIn(
  { wayIn, described, identity, role }: Pick<DoctorFacts, 'wayIn' | 'described' | 'identity' | 'role'>,
  again = false,
): { commands: string[]; mode: string | undefined } {
  const { eksName = '', region = '' } = wayIn.kind === 'eks' ? wayIn : {};
  const mode = described.state === 'works' ? described.value.authenticationMode : undefined;
  const who = role.state === 'works' ? role : identity;
  if (who.state !== 'works') return { commands: [], mode };
  // Already a shell word: it may be a command that looks the ARN up.
  const principal = who.value.principal;
  if (mode === 'CONFIG_MAP')
    return {
      mode,
      commands: [
        `${shell('eksctl', 'create', 'iamidentitymapping', '--cluster', eksName, '--region', region, '--group', 'arcbot')} --arn ${principal}`,
      ],
    };
  const verb = again ? 'update-access-entry' : 'create-access-entry';
  const command = shell('aws', 'eks', verb, '--cluster-name', eksName, '--region', region);
  return { mode, commands: [`${command} --principal-arn ${principal} --kubernetes-groups arcbot`] };
}
