import { safeUrl } from '../../../demo/page/safe-url';

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example',
  '',
  undefined,
  7,
])('the address %j leads nowhere', (url) => {
  expect(safeUrl(url)).toBeUndefined();
});

test.each(['https://docs.example/a?b#c', 'http://127.0.0.1/', 'mailto:a@b.example'])('the address %s is kept', (url) => {
  expect(safeUrl(url)).toBe(url);
});
