// Owns the sealer's loop: seals what is committed within a second and anchors the heads outside the database.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import { appendAnchors, readAnchors } from './anchors.ts';
import { chainsOf, readHeads, sealBatch, tenantsOf } from './seal.ts';

export interface SealerOptions {
  /** A pool of the role qudao_worker. */
  db: Db;
  /** Folder of the anchor files; it must not live in the database's own folder. */
  anchorFolder: string;
  everyMs?: number;
  anchorEveryMs?: number;
  onError?: (error: unknown) => void;
}

export interface Sealer {
  /** Seals and anchors what is left, then ends. */
  stop(): Promise<void>;
}

/** Starts sealing in the background. Several processes may run it; a lock lets one work per tenant at a time. */
export function startSealer(options: SealerOptions): Sealer {
  const everyMs = options.everyMs ?? 500;
  const anchorEveryMs = options.anchorEveryMs ?? 60_000;
  const onError = options.onError ?? (() => undefined);
  const stopping = new AbortController();
  const anchorer = new Anchorer(options.db, options.anchorFolder);
  let lastAnchor = 0;
  const pass = async (anchorNow: boolean): Promise<void> => {
    for (const tenant of await tenantsOf(options.db)) await sealAll(options.db, tenant);
    if (!anchorNow && Date.now() - lastAnchor < anchorEveryMs) return;
    await anchorer.anchorAll();
    lastAnchor = Date.now();
  };
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await pass(false).catch(onError);
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await pass(true).catch(onError);
    },
  };
}

/** Seals everything that waits now and tells how many rows that was. */
export async function sealAll(db: Db, tenant: string): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await sealBatch(db, tenant);
    if (sealed === 0) return total;
    total += sealed;
  }
}

/** Writes the heads that moved since they were last written. */
export class Anchorer {
  private readonly db: Db;
  private readonly folder: string;
  private readonly written = new Map<string, Map<string, bigint>>();

  constructor(db: Db, folder: string) {
    this.db = db;
    this.folder = folder;
  }

  async anchorAll(): Promise<void> {
    for (const tenant of await tenantsOf(this.db)) await this.anchor(tenant);
  }

  async anchor(tenant: string): Promise<void> {
    const written = await this.lastWritten(tenant);
    const heads = await withScope(this.db, tenantScope(tenant), async (tx) =>
      readHeads(tx, await chainsOf(tx, tenant)),
    );
    const moved = heads.filter((head) => written.get(head.chain) !== head.seq);
    await appendAnchors(this.folder, tenant, moved, new Date());
    for (const head of moved) written.set(head.chain, head.seq);
  }

  private async lastWritten(tenant: string): Promise<Map<string, bigint>> {
    const known = this.written.get(tenant);
    if (known) return known;
    const { anchors } = await readAnchors(this.folder, tenant);
    const written = new Map(anchors.map((anchor) => [anchor.chain, anchor.seq]));
    this.written.set(tenant, written);
    return written;
  }
}
