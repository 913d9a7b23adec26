/** File contents come back as they went in, from a disk and from a bucket, and an altered one is found. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { checkBlob } from '../../../src/platform/blobs/blob-store.ts';
import { diskBlobStore } from '../../../src/platform/blobs/disk.ts';
import { receive } from '../../../src/platform/blobs/receive.ts';
import { s3BlobStore } from '../../../src/platform/blobs/s3.ts';
import { sha256 } from '../../../src/platform/hash.ts';

const CONTENT = Buffer.from('营业执照');
const HASH = sha256(CONTENT);

let folder: string;
let path: string;
/** A server that keeps what is put under a path, as S3 does. */
let bucket: Server;
const objects = new Map<string, Buffer>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qudao-blobs-'));
  path = join(folder, 'incoming');
  await writeFile(path, CONTENT);
  bucket = createServer((request, response) => {
    const key = request.url!.split('?')[0]!;
    if (request.method === 'PUT') {
      void buffer(request).then((content) => {
        objects.set(key, content);
        response.end();
      });
      return;
    }
    const found = objects.get(key);
    if (found) response.end(found);
    else response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
  });
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  bucket.closeAllConnections();
  bucket.close();
  await rm(folder, { recursive: true, force: true });
});

const disk = () => diskBlobStore(join(folder, 'blobs'));
const s3 = () =>
  s3BlobStore({
    endpoint: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
    region: 'us-east-1',
    bucket: 'qudao',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  });

describe.each([
  ['a disk', disk],
  ['a bucket', s3],
])('%s', (_, store) => {
  test('gives back what was kept, and nothing for what was not', async () => {
    const blobs = store();
    expect(await blobs.open(HASH)).toBeNull();
    expect(await checkBlob(blobs, HASH)).toBe('missing');
    await blobs.put(HASH, path);
    await blobs.put(HASH, path);
    expect(await buffer((await blobs.open(HASH))!)).toEqual(CONTENT);
    expect(await checkBlob(blobs, HASH)).toBe('whole');
  });

  test('is found out when a content is not what its name says', async () => {
    const blobs = store();
    const other = sha256('something else');
    await blobs.put(other, path);
    expect(await checkBlob(blobs, other)).toBe('altered');
  });
});

test('a disk takes no name that is not a hash', async () => {
  await expect(disk().open('../../etc/passwd')).rejects.toThrow('not a SHA-256');
});

test('what comes in is hashed on the way and gone when discarded', async () => {
  const received = await receive(Readable.from([CONTENT.subarray(0, 3), CONTENT.subarray(3)]), 100);
  expect([received.sha256, received.bytes]).toEqual([HASH, CONTENT.length]);
  await received.discard();
  await expect(readdir(received.path)).rejects.toThrow('ENOENT');
});

test('what is too large is cut off before all of it is read', async () => {
  let given = 0;
  function* endless() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(1000);
    }
  }
  await expect(receive(Readable.from(endless()), 10_000)).rejects.toThrow('BODY_TOO_LARGE');
  expect(given).toBeLessThan(100);
});
