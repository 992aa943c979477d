import type { PageEvent } from '../../demo/page-api';
import { PageStreams } from '../../demo/page-streams';

const event = (id: string): PageEvent => ({ kind: 'message', id, message: {} });

test('a page that comes back hears what it missed, once', () => {
  const streams = new PageStreams();
  const heard: [number, string][] = [];
  const listen = (after: number) => streams.listen('page', after, ({ number, event: { id } }) => heard.push([number, id]));
  const stop = listen(0);
  streams.tell('page', event('a'));
  stop();
  streams.tell('page', event('b'));
  streams.tell('other', event('c'));
  listen(1);
  streams.tell('page', event('d'));
  expect(heard).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'd'],
  ]);
});
