/** Files stay small and honest, and only the configuration reads the environment. */
import { expect, test } from '@jest/globals';
import { badForm, environmentReaders } from './shape.ts';
import { sources } from './source.ts';

/** Syntax of this folder's own checkers: the parser hands out a tree without types. */
const CASTS_ONCE_FOR_ALL = ['test/architecture/source.ts casts twice (as unknown as)'];

test('only the configuration and the programs read the environment', () => {
  expect(environmentReaders(sources('{src,workflows,activities}/**/*.{ts,tsx}'))).toEqual([]);
});

test('no file is too long, re-exports everything, or silences the compiler', () => {
  const found = badForm(sources('{src,workflows,activities,migrations,test}/**/*.{ts,tsx}'));
  expect(found.filter((line) => !CASTS_ONCE_FOR_ALL.includes(line))).toEqual([]);
});

test.each([
  'const home = process.env.HOME;',
  "const home = process.env['HOME'];",
  'const { HOME } = process.env;',
  "import { env } from 'node:process';",
])('reads the environment: %s', (text) => {
  expect(environmentReaders([{ path: 'src/orders/store.ts', text }])).toHaveLength(1);
  expect(environmentReaders([{ path: 'src/platform/config.ts', text }])).toEqual([]);
});

test.each([
  "export * from './x.ts';",
  'const x = (value: any) => value;',
  `${'//'} @ts-${'ignore'}\nconst x = 1;`,
  'const x = value as unknown as string;',
  'const x = 1;\n'.repeat(301),
])('is bad form: %j', (text) => {
  expect(badForm([{ path: 'src/orders/store.ts', text }])).toHaveLength(1);
});
