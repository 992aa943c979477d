import { compareVersions, parseVersion, tagOf } from '../../../src/checks/stack/version';

test.each([
  ['v1.36.2-eks-4f2a', { major: 1, minor: 36, patch: 2 }],
  ['0.93', { major: 0, minor: 93, patch: 0 }],
  ['v3.14.0-distroless', { major: 3, minor: 14, patch: 0 }],
  ['latest', undefined],
  [null, undefined],
])('reads %s', (text, version) => {
  expect(parseVersion(text)).toEqual(version);
});

test('compares by number, not by letter', () => {
  expect(compareVersions(parseVersion('0.9.3')!, parseVersion('0.14.2')!)).toBeLessThan(0);
  expect(compareVersions(parseVersion('1.2.10')!, parseVersion('1.2.9')!)).toBeGreaterThan(0);
});

test.each([
  ['quay.io/prometheus/prometheus:v3.14.0', 'v3.14.0'],
  ['registry.example:5000/arc', undefined],
  ['registry.example:5000/arc:0.14.2@sha256:00ff', '0.14.2'],
  ['arc@sha256:00ff', undefined],
  [undefined, undefined],
])('finds the tag of %s', (image, tag) => {
  expect(tagOf(image)).toBe(tag);
});
