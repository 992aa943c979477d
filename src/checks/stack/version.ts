/** A version by its numbers; `1.36.2-eks-abc`, `v3.14.0-distroless` and `0.93` are versions, `latest` is none. */
export interface Version {
  major: number;
  minor: number;
  patch: number;
}

export function parseVersion(text: string | null | undefined): Version | undefined {
  const parts = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text ?? '');
  return parts === null ? undefined : { major: Number(parts[1]), minor: Number(parts[2]), patch: Number(parts[3] ?? 0) };
}

/** Below 0: a is older. */
export const compareVersions = (a: Version, b: Version): number => a.major - b.major || a.minor - b.minor || a.patch - b.patch;

/** The tag of an image; undefined where it has none, or only a digest. */
export const tagOf = (image: string | undefined): string | undefined =>
  /:([A-Za-z0-9_][\w.-]*)$/.exec(image?.split('@')[0]?.split('/').at(-1) ?? '')?.[1];
