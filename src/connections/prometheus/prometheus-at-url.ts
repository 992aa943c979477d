import { UserError } from '../../errors';
import type { RequestHeaders } from '../http/exchange';
import type { HttpSession } from '../http/http-session';
import { queryString } from '../query-string';
import { PrometheusApi } from './prometheus-api';

export interface PrometheusUrl {
  /** Without user and password. */
  url: URL;
  headers: RequestHeaders;
}

/** Understands the URL of a Prometheus, which may hold user:password@ and a path prefix. Throws UserError. */
export function prometheusUrl(text: string): PrometheusUrl {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UserError(
      `The URL of the Prometheus is not an http or https one.`,
      'It looks like https://prometheus.example.com or http://127.0.0.1:9090/prefix.',
    );
  const { username, password } = url;
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  url.username = '';
  url.password = '';
  // What is copied from a browser or a remote-write configuration ends in a path of the API.
  url.pathname = url.pathname.replace(/\/(api\/v1(\/.*)?|graph)\/?$/, '');
  url.search = '';
  url.hash = '';
  return { url, headers: username === '' && password === '' ? {} : { authorization: `Basic ${basic}` } };
}

/** The Prometheus at a URL, over a session that was made for it. */
export function prometheusAtUrl({ url, headers }: PrometheusUrl, session: HttpSession): PrometheusApi {
  return new PrometheusApi(url.href.replace(/\/$/, ''), (path, query, shrink) =>
    session.ask({ method: 'GET', path: path + queryString(query), headers: { accept: 'application/json', ...headers }, shrink }),
  );
}
