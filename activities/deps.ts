// Owns what activities are given by the program that runs them.
import type { Client } from '@temporalio/client';
import type { WebhookSender } from '../src/webhooks/attempt.ts';
import type { Db } from '../src/platform/db/database.ts';

export interface ActivityDeps {
  /** Connections of the worker role. */
  db: Db;
  /** For activities that speak to other workflows. */
  temporal: Client;
  /** Absent where nothing calls outside addresses. */
  webhooks?: WebhookSender;
}
