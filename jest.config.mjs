const esmPackages = [
  '@kubernetes/client-node',
  'socks-proxy-agent',
  'agent-base',
  'openid-client',
  'oauth4webapi',
  'jose',
  'valibot',
  'slack-blocks-to-jsx',
];

/** One project, CommonJS through SWC: Jest's own ESM is still experimental, and a few packages are ESM only. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  // Those need a cluster: npm run test:e2e, see test/e2e/README.md.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
};
