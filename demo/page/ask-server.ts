import type { AnsweredAtOnce, OpenHome, PageEvent, Press, Say, Workspace } from '../page-api';

const post = async (path: string, body: object): Promise<AnsweredAtOnce> => {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
};

export const say = (asked: Say): Promise<AnsweredAtOnce> => post('/api/say', asked);
export const press = (asked: Press): Promise<AnsweredAtOnce> => post('/api/press', asked);
export const openHome = (asked: OpenHome): Promise<AnsweredAtOnce> => post('/api/home', asked);

export async function loadWorkspace(): Promise<Workspace> {
  const answer = await fetch('/api/workspace');
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** Browsers connect again by themselves and say what they heard last. Returns what ends it. */
export function listen(page: string, onEvent: (event: PageEvent) => void, onConnected: (isConnected: boolean) => void): () => void {
  const source = new EventSource(`/api/events?page=${encodeURIComponent(page)}`);
  source.onopen = () => onConnected(true);
  source.onerror = () => onConnected(false);
  source.onmessage = ({ data }) => onEvent(JSON.parse(data) as PageEvent);
  return () => source.close();
}
