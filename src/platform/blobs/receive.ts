// Owns taking a stream of bytes in: to a temporary file, hashed on the way, cut off at its limit.
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HttpRefusal } from '../http/problem.ts';

export interface Received {
  path: string;
  bytes: number;
  sha256: string;
  /** Removes the temporary file; to be called whatever became of it. */
  discard(): Promise<void>;
}

/** Writes `content` to a temporary file. Throws BODY_TOO_LARGE beyond `maximum` bytes; what came in by then is gone. */
export async function receive(content: Readable, maximum: number): Promise<Received> {
  const folder = join(tmpdir(), 'qudao-incoming');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  const discard = () => rm(path, { force: true });
  async function* measured(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > maximum) throw new HttpRefusal('BODY_TOO_LARGE', { limit: maximum });
      hash.update(chunk);
      yield chunk;
    }
  }
  try {
    await pipeline(content, measured, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await discard();
    throw error;
  }
  return { path, bytes, sha256: hash.digest('hex'), discard };
}
