import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dataKeyOf, openText, sealText } from '../../../src/platform/data-key.ts';

test('an embedded start makes one key and every program of it finds the same; a shared database needs DATA_KEY', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'qudao-key-'));
  const config = { dataDir, dataKey: null, databaseUrl: null };
  const keys = await Promise.all([dataKeyOf(config), dataKeyOf(config)]);
  const later = await dataKeyOf(config);
  expect(keys.map((key) => key?.toString('hex'))).toEqual([later?.toString('hex'), later?.toString('hex')]);
  expect(later).toHaveLength(32);
  expect(await dataKeyOf({ ...config, databaseUrl: 'postgres://elsewhere/' })).toBeNull();
  await rm(dataDir, { recursive: true });
});

test('sealed text opens with its key and in its place alone', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const sealed = sealText(key, 'whsec_secret', 'whe_1');
  expect(openText(key, sealed, 'whe_1')).toBe('whsec_secret');
  expect(() => openText(key, sealed, 'whe_2')).toThrow();
  expect(() => openText(other, sealed, 'whe_1')).toThrow();
  expect(sealText(key, 'whsec_secret', 'whe_1')).not.toBe(sealed);
});
