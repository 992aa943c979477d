import { type Agent, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { CouldNotLook } from '../errors';
import type { AwsCredentialProvider, AwsCredentials } from './aws-credentials';
import { awsPartition } from './aws-partition';
import { signAwsRequest } from './aws-signature';
import { wasOpenedAhead } from './connected-agent';
import { isHttpUrl } from './http-url';

export interface AwsRequest {
  /** Signing name, and the first label of the host where no endpoint is given: `sqs`, `secretsmanager`, `ssm`, `sts`. */
  service: string;
  region: string;
  /** http(s) URL to call instead of the service's own; may have a path. */
  endpoint?: string | undefined;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  headers?: Record<string, string>;
  body?: string;
  credentials: AwsCredentials | AwsCredentialProvider;
  /** For the whole call, connecting included. Default 5000. */
  timeoutMs?: number;
  /** Node's own by default. */
  agent?: Agent | undefined;
}

export interface AwsAnswer {
  status: number;
  body: string;
}

/** The URL that a service is called at. */
export const awsAddress = ({ service, region, endpoint }: Pick<AwsRequest, 'service' | 'region' | 'endpoint'>): string =>
  endpoint ?? `https://${service}.${region}.${awsPartition(region).suffix}/`;

const maxBytes = 4 * 1024 * 1024;

/**
 * One signed call to an AWS service over Node's own client: no SDK, so that it is small where start-up counts.
 * Any HTTP status is an answer. Throws CouldNotLook: 'unreachable', 'timed-out', 'unsupported' (an answer over 4 MiB, an endpoint that is no URL).
 * A connection kept from before a pause may be dead: a call that fails on one is repeated once, on a new one.
 */
export async function awsRequest(request: AwsRequest): Promise<AwsAnswer> {
  const address = awsAddress(request);
  if (!isHttpUrl(address))
    throw new CouldNotLook('unsupported', `"${address}" is no URL that can be called: AWS_ENDPOINT_URL begins with https:// or http://.`);
  const url = new URL(address);
  const body = request.body ?? '';
  const method = request.method ?? 'POST';
  const credentials = typeof request.credentials === 'function' ? await request.credentials() : request.credentials;
  const { service, region, headers: unsigned = {} } = request;
  const signed = signAwsRequest({ service, region, method, url, headers: unsigned, body }, credentials, new Date());
  const deadline = Date.now() + (request.timeoutMs ?? 5000);
  const headers = { ...signed, 'content-length': String(Buffer.byteLength(body)) };
  return exchange(url, { method, headers, agent: request.agent }, body, deadline).catch((error: unknown) => {
    if (error instanceof StaleConnection) return exchange(url, { method, headers, agent: false }, body, deadline);
    throw error;
  });
}

class StaleConnection extends CouldNotLook {}

function exchange(url: URL, options: RequestOptions, body: string, deadline: number): Promise<AwsAnswer> {
  return new Promise((resolve, reject) => {
    const call = (url.protocol === 'http:' ? httpRequest : httpsRequest)(url, options);
    const timer = setTimeout(
      () => fail(new CouldNotLook('timed-out', `${url.host} did not answer in time.`)),
      Math.max(0, deadline - Date.now()),
    );
    const fail = (error: Error) => {
      clearTimeout(timer);
      reject(error);
      call.destroy();
    };
    const broken = (cause: Error) => {
      const words = `${url.host} cannot be reached (${(cause as NodeJS.ErrnoException).code ?? cause.message}).`;
      const isOld = call.reusedSocket || wasOpenedAhead(call.socket);
      fail(isOld ? new StaleConnection('unreachable', words, { cause }) : new CouldNotLook('unreachable', words, { cause }));
    };
    call.on('error', broken);
    call.on('response', (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('error', broken);
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes > maxBytes) fail(new CouldNotLook('unsupported', `${url.host} answered more than ${maxBytes} bytes.`));
      });
      answer.on('end', () => {
        clearTimeout(timer);
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
      });
    });
    call.end(body);
  });
}
