// Owns file contents on the local disk: one file per content, in folders by the first digits of its hash.
import { createReadStream } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { BlobStore } from './blob-store.ts';

export function diskBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string): string => {
    // A hash comes from our own rows; anything else must not become a path.
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a SHA-256');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(sha256, path) {
      const target = pathOf(sha256);
      await mkdir(dirname(target), { recursive: true });
      // Written beside and renamed: a crash leaves no half content under a name that promises the whole.
      const beside = `${target}.${randomUUID()}`;
      try {
        await copyFile(path, beside);
        const file = await open(beside, 'r+');
        try {
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(beside, target);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    async open(sha256) {
      const path = pathOf(sha256);
      const there = await access(path).then(
        () => true,
        () => false,
      );
      return there ? createReadStream(path) : null;
    },
  };
}
