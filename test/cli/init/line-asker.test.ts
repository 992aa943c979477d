import { PassThrough } from 'node:stream';
import { lineAsker } from '../../../src/cli/init/line-asker';

test('asks one line after the other; what was typed ahead is not lost, and the end answers nothing', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const ask = lineAsker(input, output);
  const first = ask('Region? ');
  input.write(' eu-west-1 \n#ops\n');
  expect(await first).toBe('eu-west-1');
  expect(await ask('Channel? ')).toBe('#ops');
  const last = ask('Sure? ');
  input.end();
  await expect(last).rejects.toThrow('The answers ended before the questions');
  await expect(ask('Still there? ')).rejects.toThrow('The answers ended');
  expect(String(output.read())).toContain('Region? ');
});
