import { CouldNotLook } from '../../errors';
import type { Kubernetes, Query } from '../../facts/connections';
import type { ListShrink } from '../../facts/list-shrink';
import { isNoWay, start } from '../http/broken-words';
import type { HttpAnswer, HttpRequest } from '../http/exchange';
import type { HttpSession } from '../http/http-session';
import { queryString } from '../query-string';
import type { Authorization } from './authorization';
import { refusal } from './refusal';
import { statusObject } from './status-object';

/** Questions about rights, and about who we are; none of them makes anything. */
const reviews =
  /^\/apis\/(authorization\.k8s\.io\/v1[a-z0-9]*\/(namespaces\/[^/]+\/)?[a-z]+reviews|authentication\.k8s\.io\/v1\/selfsubjectreviews)$/;
/** https://kubernetes.io/docs/reference/using-api/api-concepts/#metadata-only-fetches */
const metadataAlone = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1, application/json, */*';
const textBytes = 1024 * 1024;

/** The API server of one cluster over one session. Asks only by GET, and by POST for access reviews. */
export class KubernetesApi implements Kubernetes {
  private renewing: Promise<boolean> | undefined;
  private readonly who: string;

  constructor(
    readonly name: string,
    private readonly session: HttpSession,
    private readonly authorization: Authorization,
  ) {
    this.who = `the API server of ${name}`;
  }

  async get(path: string, query?: Query, shrink?: ListShrink | 'metadata'): Promise<unknown> {
    const form = shrink === 'metadata' ? { headers: { accept: metadataAlone } } : { shrink };
    return this.parsed(await this.answered(path, { method: 'GET', path: target(path, query), ...form }), path);
  }

  async text(path: string, query?: Query, maxBytes: number = textBytes): Promise<string> {
    const { body } = await this.answered(path, { method: 'GET', path: target(path, query), maxBytes, cut: true });
    // The cut may have gone through the middle of a character.
    return body.toString('utf8').replace(/\uFFFD$/, '');
  }

  async review(path: string, body: unknown): Promise<unknown> {
    if (!reviews.test(path)) throw new Error(`${path} is no access review: nothing else is ever posted`);
    const headers = { 'content-type': 'application/json' };
    return this.parsed(await this.answered(path, { method: 'POST', path, headers, body: JSON.stringify(body) }), path);
  }

  /** The answer of GET, whatever its status; for those who judge it themselves, as a server behind the proxy has its own words. */
  async answer(path: string, query?: Query, shrink?: ListShrink): Promise<HttpAnswer> {
    const answer = await this.asked({ method: 'GET', path: target(path, query), shrink });
    if (isUnauthorized(answer)) throw await this.explained(refusal(answer, this.who, path) as CouldNotLook);
    return answer;
  }

  private async answered(path: string, request: HttpRequest): Promise<HttpAnswer> {
    const answer = await this.asked(request);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const refused = refusal(answer, this.who, path);
    throw refused instanceof CouldNotLook && refused.status === 401 ? await this.explained(refused) : refused;
  }

  private async asked(request: HttpRequest): Promise<HttpAnswer> {
    const first = await this.once(request);
    if (this.authorization.renew === undefined || !isUnauthorized(first)) return first;
    // Once a job, for all requests that were refused together.
    this.renewing ??= this.authorization.renew();
    return (await this.renewing) ? this.once(request) : first;
  }

  private async once(request: HttpRequest): Promise<HttpAnswer> {
    try {
      const headers = { accept: 'application/json, */*', ...request.headers, ...(await this.authorization.headers()) };
      return await this.session.ask({ ...request, headers });
    } catch (error) {
      throw error instanceof CouldNotLook && isNoWay(error.cause) ? await this.explained(error) : error;
    }
  }

  private async explained(error: CouldNotLook): Promise<CouldNotLook> {
    return (await this.authorization.explain?.(error)) ?? error;
  }

  private parsed({ headers, body }: HttpAnswer, path: string): unknown {
    try {
      return JSON.parse(body.toString('utf8'));
    } catch (cause) {
      const type = headers['content-type']?.split(';')[0] ?? 'no content type';
      const words = type.includes('json') ? 'broken JSON' : `${type} instead of JSON: is it an API server?`;
      throw new CouldNotLook('unsupported', `${start(this.who)} answered ${path} with ${words}.`.replace('?.', '?'), { cause });
    }
  }
}

/** A server behind the proxy can say 401 as well; that is not about our credentials here. */
const isUnauthorized = ({ status, body }: HttpAnswer) => status === 401 && statusObject(body) !== undefined;

function target(path: string, query: Query | undefined): string {
  if (!/^\/[\x21-\x7e]*$/.test(path) || /[?#]|\/\.{1,2}(\/|$)/.test(path)) throw new Error(`${path} is not an absolute, escaped path`);
  return path + queryString(query);
}
