import type { SecretSeen } from '../../facts/doctor/surroundings';
import { secretReference } from '../secrets/secret-reference';

const forms: readonly (readonly [RegExp, SecretSeen['form']])[] = [
  [/^xoxb-\S{10,}$/, 'bot-token'],
  // Rotated tokens carry another head: https://docs.slack.dev/authentication/using-token-rotation
  [/^xoxe\.xoxb-\S{10,}$/, 'bot-token'],
  [/^(xoxe\.)?xoxp-/, 'user-token'],
  [/^xapp-/, 'app-token'],
  [/^[0-9a-f]{32}$/, 'signing-secret'],
  [/^$/, 'empty'],
];

/** Where a secret is from and what it looks like; nothing of the secret itself. */
export const secretSeen = (setting: string, value: string): SecretSeen => ({
  from: secretReference(setting) === undefined ? 'the variable itself' : setting,
  form: forms.find(([form]) => form.test(value))?.[1] ?? 'other',
});
