// Owns sealing secrets at rest (AES-256-GCM) and the key for it: DATA_KEY, or one kept in the data folder of an embedded start.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';

const FILE = 'data.key';

/**
 * The key secrets are sealed with. Programs that share a database must share it, so only a start with its own embedded database makes
 * one; null: there is none, and nothing that needs it may be set up.
 */
export async function dataKeyOf(config: Pick<Config, 'dataKey' | 'dataDir' | 'databaseUrl'>): Promise<Buffer | null> {
  if (config.dataKey) return Buffer.from(config.dataKey, 'hex');
  if (config.databaseUrl) return null;
  const path = join(config.dataDir, FILE);
  await mkdir(config.dataDir, { recursive: true });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(fresh, randomBytes(32).toString('hex'), { mode: 0o600 });
  try {
    // Linked, not written, into its place: nobody ever reads half a key.
    await link(fresh, path);
  } catch (error) {
    const taken = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
    if (!taken) throw error;
  } finally {
    await rm(fresh);
  }
  return Buffer.from(await readFile(path, 'utf8'), 'hex');
}

/** Seals `text` for the row named by `context`; the sealed text opens nowhere else. */
export function sealText(key: Buffer, text: string, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.');
}

/** The text again; throws when key, context or sealed text are not those of before. */
export function openText(key: Buffer, sealed: string, context: string): string {
  const [nonce, tag, content] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!nonce || !tag || !content) throw new Error('this is no sealed text');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(content), decipher.final()]).toString('utf8');
}
