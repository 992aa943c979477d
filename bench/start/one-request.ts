import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** The floor of anything that hands its work on: one request, neither signed nor read. */
export const handler = (_event: unknown) =>
  new Promise<object>((resolve, reject) => {
    const url = process.env.AWS_ENDPOINT_URL_SQS!;
    const call = (url.startsWith('https') ? httpsRequest : httpRequest)(url, { method: 'POST' }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ statusCode: answer.statusCode, body: '' }));
    });
    call.on('error', reject);
    call.end('{}');
  });
