import { request } from 'node:http';
import { oneRequest } from './one-request';

export const handler = oneRequest(request);
