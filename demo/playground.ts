import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { App } from '../src/app';
import { UserError } from '../src/errors';
import type { Log } from '../src/handlers/log';
import { guard } from './guard';
import type { Workspace } from './page-api';
import type { PageFiles } from './page-files';
import { pageRoutes } from './page-routes';
import { PageStreams } from './page-streams';
import { openRoad, type Road } from './road';

export interface PlaygroundParts {
  /** 0: any that is free. */
  port: number;
  files: PageFiles;
  workspace(): Workspace;
  openApp(cluster: string): App;
  log: Log;
}

export interface Playground {
  url: string;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/** Serves the page and all that stands behind it, to this machine alone. Throws UserError where the port cannot be had. */
export async function openPlayground({ port, files, workspace, openApp, log }: PlaygroundParts): Promise<Playground> {
  const app = new Hono();
  const streams = new PageStreams();
  let bound = port;
  app.use(guard(() => bound));
  app.onError((error, c) => {
    log.error('broken', { path: c.req.path, error });
    return c.text('Something broke in the playground; its terminal says what.\n', 500);
  });
  let road: Road | undefined;
  app.route('/', pageRoutes({ files, workspace, streams, road: () => road! }));
  app.all('*', (c, next) => (road ? road.routes.fetch(c.req.raw) : next()));

  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      bound = address.port;
      resolve(starting);
    });
    starting.once('error', (error: NodeJS.ErrnoException) => reject(notListening(error, port)));
  });
  road = openRoad({ origin: `http://${host}:${bound}`, openApp, log, tell: (page, event) => streams.tell(page, event) });
  return {
    url: `http://${host}:${bound}/`,
    close: () =>
      new Promise((resolve) => {
        road.close();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function notListening(error: NodeJS.ErrnoException, port: number): Error {
  const other = `Choose another port: PORT=${port + 1} npm start`;
  if (error.code === 'EADDRINUSE') return new UserError(`Port ${port} is taken: something else listens on ${host}:${port}.`, other);
  if (error.code === 'EACCES') return new UserError(`Port ${port} may not be used by you.`, other);
  return error;
}
