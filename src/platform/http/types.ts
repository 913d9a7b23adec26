// Owns the types every routes file uses: the app, what it depends on, and what hangs on a request.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Client } from '@temporalio/client';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Messages } from '../../wire/messages.ts';
import type { Principal } from '../auth/principal.ts';
import type { Config } from '../config.ts';
import type { Db } from '../db/database.ts';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface ApiDeps {
  /** Acts as qudao_api: every query runs in the principal's scope. */
  db: Db;
  temporal: Client;
  config: Config;
  /** The sentences of every capability, merged. */
  messages: Messages;
  logger?: FastifyBaseLogger;
  /** Asked by /readyz; each throws when its server cannot be used. */
  probes?: Readonly<Record<string, () => Promise<void>>>;
  /** The built console; absent: no console is served. */
  consoleDir?: string;
  limits?: { perMinute: number; signInsPerMinute: number; perMinuteOfKey?: number };
  now?: () => Date;
  /** What secrets are sealed with; null: none can be kept. */
  dataKey?: Buffer | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal | null;
  }
  interface FastifyContextConfig {
    /** Reached without a session. */
    public?: boolean;
    /** Open to who still has the password somebody else set. */
    withInitialPassword?: boolean;
    /** The API's own idempotency does not apply: signing in and out, and steps that may simply be repeated. */
    noIdempotencyKey?: boolean;
    /** Changes what the version in If-Match names. */
    ifMatch?: boolean;
  }
  interface FastifyInstance {
    qudao: ApiDeps;
  }
}
