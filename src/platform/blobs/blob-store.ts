// Owns keeping file contents: one interface, addressed by what they hold, on the local disk or in an S3 bucket.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Config } from '../config.ts';
import { diskBlobStore } from './disk.ts';
import { s3BlobStore } from './s3.ts';

/** Contents by their SHA-256 as 64 hex digits. What is kept is never changed; the same content is kept once. */
export interface BlobStore {
  /** Keeps the content of the file at `path`, whose hash is `sha256`. */
  put(sha256: string, path: string): Promise<void>;
  /** The content as a stream; null when it is not there. */
  open(sha256: string): Promise<Readable | null>;
}

const stores = new WeakMap<Readonly<Config>, BlobStore>();

/** The store a program keeps files in: the bucket when one is configured, else a folder of its data. */
export function blobStoreOf(config: Readonly<Config>): BlobStore {
  let store = stores.get(config);
  if (!store) {
    store = config.s3 ? s3BlobStore(config.s3) : diskBlobStore(join(config.dataDir, 'blobs'));
    stores.set(config, store);
  }
  return store;
}

export type BlobState = 'whole' | 'altered' | 'missing';

/** Reads a content through and compares it with its name. */
export async function checkBlob(store: BlobStore, sha256: string): Promise<BlobState> {
  const content = await store.open(sha256);
  if (!content) return 'missing';
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Buffer);
  return hash.digest('hex') === sha256 ? 'whole' : 'altered';
}
