// Owns file contents in a bucket of any server that speaks the S3 protocol.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type * as Sdk from '@aws-sdk/client-s3';
import type { BlobStore } from './blob-store.ts';

export interface S3Target {
  endpoint: string | null;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export function s3BlobStore(target: S3Target): BlobStore {
  let connected: Promise<{ sdk: typeof Sdk; client: Sdk.S3Client }> | undefined;
  // Loaded at first use: a start without a bucket pays nothing for it.
  const connect = () =>
    (connected ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region: target.region,
        ...(target.endpoint ? { endpoint: target.endpoint, forcePathStyle: true } : {}),
        credentials: { accessKeyId: target.accessKeyId, secretAccessKey: target.secretAccessKey },
        // Checksums of AWS's own kind are unknown to other servers; the name is the checksum.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    })));
  const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`;
  return {
    async put(sha256, path) {
      const { sdk, client } = await connect();
      const { size } = await stat(path);
      const body = createReadStream(path);
      await client.send(
        new sdk.PutObjectCommand({ Bucket: target.bucket, Key: keyOf(sha256), Body: body, ContentLength: size }),
      );
    },
    async open(sha256) {
      const { sdk, client } = await connect();
      try {
        const found = await client.send(new sdk.GetObjectCommand({ Bucket: target.bucket, Key: keyOf(sha256) }));
        return found.Body as Readable;
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null;
        throw error;
      }
    },
  };
}
