import { request } from 'node:https';
import { oneRequest } from './one-request';

export const handler = oneRequest(request);
