import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type GenericSchema, maxLength, minLength, object, optional, picklist, pipe, safeParse, string, unknown } from 'valibot';
import type { AnsweredAtOnce, Press, Workspace } from './page-api';
import { type PageFiles, pageHtml } from './page-files';
import { iconSvg } from './page-icon';
import type { NumberedEvent, PageStreams } from './page-streams';
import type { Road } from './road';

export interface PageRoutesParts {
  files: PageFiles;
  workspace(): Workspace;
  streams: PageStreams;
  road(): Road;
}

const id = pipe(string(), minLength(8), maxLength(64));
const about = { page: id, id, cluster: pipe(string(), maxLength(253)) };
const homeSchema = object(about);
const saySchema = object({ ...about, line: pipe(string(), maxLength(8000)) });
const pressSchema = object({
  ...about,
  where: picklist(['ephemeral', 'message', 'modal', 'home']),
  action: object({ action_id: string(), block_id: optional(string()), value: optional(string()), text: optional(unknown()) }),
});

const keepAliveMs = 15_000;

/** The page, and what it asks. */
export function pageRoutes({ files, workspace, streams, road }: PageRoutesParts): Hono {
  const routes = new Hono();
  const file = (path: string, type: string, text: string) => routes.get(path, (c) => c.body(text, 200, { 'content-type': type }));
  file('/', 'text/html; charset=utf-8', pageHtml);
  file('/main.js', 'text/javascript; charset=utf-8', files.script);
  file('/main.css', 'text/css; charset=utf-8', files.style);
  file('/icon.svg', 'image/svg+xml', iconSvg);

  routes.get('/api/workspace', (c) => c.json(workspace()));

  routes.get('/api/events', (c) => {
    const page = c.req.query('page') ?? '';
    if (!safeParse(id, page).success) return c.text('Which page?\n', 400);
    const latest = Number(c.req.header('last-event-id') ?? 0) || 0;
    return streamSSE(c, async (stream) => {
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
      const alive = () => stream.writeSSE({ event: 'alive', data: '' });
      const beating = setInterval(alive, keepAliveMs);
      const write = ({ number, event }: NumberedEvent) => void stream.writeSSE({ id: String(number), data: JSON.stringify(event) });
      const stop = streams.listen(page, latest, write);
      await alive();
      await ended;
      clearInterval(beating);
      stop();
    });
  });

  const takes = <Asked extends { cluster: string }>(
    path: string,
    schema: GenericSchema<unknown, Asked>,
    act: (asked: Asked) => Promise<AnsweredAtOnce>,
  ) =>
    routes.post(path, async (c) => {
      const asked = await read(c.req.raw, schema);
      const isKnown = workspace().clusters.some(({ id: cluster }) => cluster === asked?.cluster);
      return asked !== undefined && isKnown ? c.json(await act(asked)) : c.text('That is nothing that the page asks.\n', 400);
    });
  takes('/api/say', saySchema, (asked) => road().say(asked));
  takes('/api/press', pressSchema, (asked) => road().press(asked as Press));
  takes('/api/home', homeSchema, (asked) => road().openHome(asked));

  return routes;
}

async function read<Asked>(request: Request, schema: GenericSchema<unknown, Asked>): Promise<Asked | undefined> {
  // A form could be posted by another page without asking first; JSON cannot.
  if (!request.headers.get('content-type')?.startsWith('application/json')) return undefined;
  const body: unknown = await request.json().catch(() => undefined);
  const result = safeParse(schema, body);
  return result.success ? result.output : undefined;
}
