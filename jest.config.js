/** One jest project per kind of test, so that fast kinds start no server. */
const swc = {
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', tsx: false },
    transform: { verbatimModuleSyntax: true, useDefineForClassFields: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  swcrc: false,
};

const withPostgres = {
  globalSetup: '<rootDir>/test/support/setup-postgres.ts',
  globalTeardown: '<rootDir>/test/support/teardown-postgres.ts',
};

function project(name, timeoutSeconds, servers = {}) {
  return {
    displayName: name,
    rootDir: import.meta.dirname,
    testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    transform: {
      '\\.ts$': ['@swc/jest', swc],
      '\\.tsx$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { syntax: 'typescript', tsx: true } } }],
    },
    modulePathIgnorePatterns: ['<rootDir>/data/', '<rootDir>/dist/'],
    testTimeout: timeoutSeconds * 1000,
    ...servers,
  };
}

export default {
  // Jest reads the time limit of a test from here alone, not from a project.
  testTimeout: 180_000,
  projects: [
    project('rules', 20),
    project('architecture', 60),
    project('commands', 60, withPostgres),
    project('http', 60, withPostgres),
    project('workflows', 120, withPostgres),
    project('replay', 60),
    project('scenarios', 600, withPostgres),
    project('browser', 300, withPostgres),
  ],
};
