/** The API server's own word about a request that it refused. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ */
export interface StatusObject {
  kind: 'Status';
  message?: string;
  reason?: string;
  code?: number;
}

/** The body as a Status object; undefined where something else answered, such as a server behind the proxy. */
export function statusObject(body: Buffer): StatusObject | undefined {
  const text = body.toString('utf8', 0, 64 * 1024).trimStart();
  if (!text.startsWith('{')) return undefined;
  try {
    const parsed = JSON.parse(text) as Partial<StatusObject> & { apiVersion?: unknown };
    return parsed.kind === 'Status' && parsed.apiVersion === 'v1' ? (parsed as StatusObject) : undefined;
  } catch {
    return undefined;
  }
}
