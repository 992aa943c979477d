import { type PostedState, postedInMemory } from '../../src/connections/posted-in-memory';
import { CouldNotLook } from '../../src/errors';
import { rememberedMs } from '../../src/facts/digest/posted';

const times = (now: number) => ({ now, until: now + 120_000 });

/** One process after the other, each knowing what the one before kept. */
function processes() {
  let state: PostedState | undefined;
  return {
    begin: () => postedInMemory({ kept: state, onChange: (next) => (state = JSON.parse(JSON.stringify(next)) as PostedState) }),
    state: () => state,
  };
}

test('the next process knows what was posted, what is in doubt, and what was told', async () => {
  const { begin } = processes();
  const first = begin();
  for (const key of ['posted', 'in-doubt', 'held']) await first.claim(key, 'w1', times(0));
  await first.begin('posted', 'w1');
  await first.settle('posted', 'w1');
  await first.begin('in-doubt', 'w1');
  await first.remember('schedule', '2026-11-24T00:00:00Z', ['a problem']);

  const next = begin();
  expect(await next.claim('posted', 'w2', times(200_000))).toEqual({ kind: 'settled' });
  expect(await next.claim('in-doubt', 'w2', times(200_000))).toEqual({ kind: 'mine', doubt: true });
  expect(await next.claim('held', 'w2', times(1000))).toEqual({ kind: 'held', until: 120_000 });
  expect(await next.claim('held', 'w2', times(200_000))).toEqual({ kind: 'mine', doubt: false });
  expect(await next.lastTold('schedule')).toEqual(['a problem']);
});

test('what is older than anything that can still come is forgotten', async () => {
  const { begin, state } = processes();
  const posted = begin();
  await posted.claim('old', 'w1', times(0));
  await posted.claim('new', 'w1', times(rememberedMs + 200_000));
  expect(Object.keys(state()!.entries)).toEqual(['new']);
});

test('nothing is posted on what could not be written down', async () => {
  let broken = false;
  const posted = postedInMemory({
    onChange: () => {
      if (broken) throw new CouldNotLook('unreachable', 'disk full');
    },
  });
  await posted.claim('key', 'w1', times(0));
  broken = true;
  await expect(posted.begin('key', 'w1')).rejects.toThrow('disk full');
  broken = false;
  expect(await posted.claim('key', 'w2', times(200_000))).toEqual({ kind: 'mine', doubt: false });
});
