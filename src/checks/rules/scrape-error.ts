/** What a target's lastError means, by the words that Prometheus 2.x and 3.x and Go's HTTP client write. First match wins. */
const meanings: readonly [RegExp, string][] = [
  [/http: server gave HTTP response to HTTPS client/, 'https-to-http'],
  [/server returned HTTP status 400\b/, 'http-to-https'],
  [/server returned HTTP status 401\b/, 'scrape-unauthorized'],
  [/unable to read (authorization credentials|bearer token|basic auth)|serviceaccount\/token: no such file/, 'scrape-unauthorized'],
  [/server returned HTTP status 403\b/, 'scrape-forbidden'],
  [/server returned HTTP status 404\b/, 'metrics-path-not-found'],
  [/server returned HTTP status/, 'target-http-error'],
  // A name server that does not answer is no answer of the target.
  [/dial tcp: lookup \S+|no such host|server misbehaving/, 'target-unresolvable'],
  [/connection refused/, 'connection-refused'],
  [/x509:|tls: |remote error: tls|unable to read CA cert/, 'certificate-invalid'],
  [/context deadline exceeded|i\/o timeout|no route to host|network is unreachable/, 'scrape-timed-out'],
  [/(sample|body size|label|label_name_length|label_value_length|histogram bucket|bucket)[ _]limit exceeded/, 'scrape-limit-exceeded'],
  [/no fallback_scrape_protocol|unsupported Content-Type|received unsupported/i, 'content-type-unsupported'],
];

export const causeOfError = (lastError: string): string => meanings.find(([words]) => words.test(lastError))?.[1] ?? 'target-http-error';
