import type { Context, MiddlewareHandler } from 'hono';

/** Scripts, styles and requests from this server alone; no frames, no forms, no HTML out of strings (trusted types). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

const hostsOf = (port: number): string[] => ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);

/**
 * Lets through what is asked of this machine by name, so that no other site can rebind its own name to the playground;
 * and of what changes something, or tells a conversation, only what the page itself asks.
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const protect = () => {
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
    };
    protect();
    const host = c.req.header('host') ?? '';
    if (!hostsOf(port()).includes(host)) return c.text(`The playground is not called that. It is http://127.0.0.1:${port()}/\n`, 421);
    const { path } = c.req;
    if (path.startsWith('/api/') && !isOwnPage(c, host)) return c.text('Only the playground page may ask that.\n', 403);
    if (!path.startsWith('/api/') && c.req.method !== 'GET' && isBrowser(c)) return c.text('No page may ask that.\n', 403);
    await next();
    // Whatever answered: a sub-application's answer brings headers of its own.
    protect();
  };
}

/** Browsers tell where a request comes from, and no page can make them say otherwise. */
function isOwnPage(c: Context, host: string): boolean {
  const [origin, site] = [c.req.header('origin'), c.req.header('sec-fetch-site')];
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return origin === `http://${host}`;
  return site === 'same-origin' || (site === undefined && c.req.method === 'GET');
}

const isBrowser = (c: Context): boolean => c.req.header('origin') !== undefined || c.req.header('sec-fetch-site') !== undefined;
