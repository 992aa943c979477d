import base from './jest.config.mjs';

/** Against a real cluster, which the tests break and mend: one after the other, with the patience that a cluster needs. */
export default {
  ...base,
  roots: ['<rootDir>/test/e2e'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
};
