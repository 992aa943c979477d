const gone = '[scrubbed]';

/** Names, without `-` and `_`, whose text is a secret itself; a name that only points at one (secretName, tokenFile) is not among them. */
const secretName =
  /(token|passwd|password|passphrase|apikey|accesskey|accesskeyid|secretkey|privatekey|clientsecret|authorization|clientkeydata|cookie)$/i;

/** Environment variables and flags are named more freely. */
const secretVariable = /token|secret|passw|credential|private|api_?key|access_?key|cookie/i;

/** Secrets by their form, wherever they stand: the part in group 1 is kept. */
const forms: RegExp[] = [
  /()-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /()\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g,
  /()\bk8s-aws-v1\.[\w-]+/g,
  /()\b(?:gh[pousr]_\w{20,}|github_pat_\w{16,})/g,
  /()\b(?:xox[a-z]-[\w-]{8,}|xapp-[\w-]{8,})/g,
  /(hooks\.slack(?:-gov)?\.com\/)[\w/-]{8,}/g,
  /()\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  // A runner's registration token.
  /()\bA[A-Z0-9]{28}\b/g,
  /(\b(?:bearer|basic)\s+)(?!auth|token|information\b)[\w.~+/=-]{8,}/gi,
  /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@:]*:[^\s/@]+(?=@)/gi,
  /([?&](?:[\w-]*(?:token|password|secret|signature|api_?key|access_?key|credential)|sig)=)[^&\s"']+/gi,
  /(\B--?[\w-]*(?:token|password|passwd|secret|api-?key|access-?key)(?:=|\s+)["']?)(?![-[/]|$)[^\s"']+/gi,
  /(\b(?:password|passwd|authorization|(?:access|auth|registration|bearer)[_-]?token|api[_-]?key|client[_-]?secret)["']?\s*[:=]\s*["']?)(?!bearer\b|basic\b|(?:unable|failed)\b|[[{])[^\s"',}]+/gi,
];

/**
 * A copy of plain JSON without secrets, whoever put them there: by the names of fields, by the form of their values, and all the data
 * of Secrets. A second line of defence: what is gathered names the few parts of an object that are kept at all.
 */
export function scrub<T>(value: T): T {
  return scrubbed(value, undefined) as T;
}

/** A copy without what has the form of a secret, whatever its field is called: for words that are shown, where a name is only a name. */
export function scrubWords<T>(value: T): T {
  // The same words stand in a report many times.
  const known = new Map<string, string>();
  const clean = (words: unknown): unknown => {
    if (typeof words === 'string') return known.get(words) ?? remember(words, scrubText(words));
    if (Array.isArray(words)) return words.map(clean);
    if (typeof words !== 'object' || words === null) return words;
    return Object.fromEntries(Object.entries(words).map(([key, inner]) => [key, clean(inner)]));
  };
  const remember = (words: string, scrubbed: string) => {
    known.set(words, scrubbed);
    return scrubbed;
  };
  return clean(value) as T;
}

function scrubbed(value: unknown, name: string | undefined): unknown {
  if (typeof value === 'string') return name !== undefined && isSecretName(name) && value !== '' ? gone : scrubText(value);
  if (Array.isArray(value)) return value.map((item) => scrubbed(item, name));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>);
  const { kind, name: itsName } = value as Record<string, unknown>;
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      if (kind === 'Secret' && (key === 'data' || key === 'stringData')) return [key, blanked(inner)];
      if (key === 'value' && typeof inner === 'string' && typeof itsName === 'string' && secretVariable.test(itsName)) return [key, gone];
      return [key, scrubbed(inner, key)];
    }),
  );
}

const isSecretName = (name: string): boolean => secretName.test(name.replace(/[-_]/g, ''));

const blanked = (data: unknown): unknown =>
  typeof data === 'object' && data !== null ? Object.fromEntries(Object.keys(data).map((key) => [key, gone])) : gone;

function scrubText(text: string): string {
  if (/^\s*[[{]/.test(text)) {
    try {
      const inner: unknown = JSON.parse(text);
      const clean = scrub(inner);
      if (JSON.stringify(clean) !== JSON.stringify(inner)) return JSON.stringify(clean);
    } catch {
      // Not JSON after all: the forms below are looked for in it as in any text.
    }
  }
  return forms.reduce((rest, form) => rest.replace(form, `$1${gone}`), text);
}
