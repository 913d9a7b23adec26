// Owns what activities are given by the program that runs them.
import type { Client } from '@temporalio/client';
import type { BlobStore } from '../src/platform/blobs/blob-store.ts';
import type { WebhookSender } from '../src/webhooks/attempt.ts';
import type { Db } from '../src/platform/db/database.ts';

export interface ActivityDeps {
  /** Connections of the worker role. */
  db: Db;
  /** For activities that speak to other workflows. */
  temporal: Client;
  /** Contents of files; absent where no step reads or writes any. */
  blobs?: BlobStore;
  /** Absent where nothing calls outside addresses. */
  webhooks?: WebhookSender;
}
