import type { request } from 'node:http';

/** The floor of anything that hands its work on: one request, neither signed nor read. */
export const oneRequest = (begin: typeof request) => (_event: unknown) =>
  new Promise<object>((resolve, reject) => {
    const call = begin(process.env.AWS_ENDPOINT_URL_SQS!, { method: 'POST' }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ statusCode: answer.statusCode, body: '' }));
    });
    call.on('error', reject);
    call.end('{}');
  });
