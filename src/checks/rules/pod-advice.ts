/**
 * What to do about a pod that is not ready, by its trouble in words (`podTrouble`): `whose` names the object that its image comes from,
 * `further` the command that tells more.
 */
export function podAdvice(trouble: string, whose: string, further: string): string {
  if (/ImagePull|ErrImage|InvalidImageName/.test(trouble))
    return `The image cannot be pulled: mend its name, its tag or the pull secret in ${whose}.`;
  if (/not scheduled/.test(trouble))
    return 'No node takes the pod: look at requests, node selectors, taints, volumes and the size of the node group.';
  return `Mend what the pod says; this tells more: ${further}`;
}
