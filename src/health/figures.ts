// Owns the figures of background work for Prometheus.
import { tenantsOf, unsealedTail } from '../audit/seal.ts';
import type { Db } from '../platform/db/database.ts';
import { tenantScope, withScope } from '../platform/db/database.ts';
import { outboxBacklog } from '../platform/outbox.ts';
import type { Telemetry } from '../platform/telemetry.ts';

/** The figures that tell in time when background work falls behind, over all tenants. */
export function observeHealth(telemetry: Telemetry, db: Db): void {
  const ofAll = async (read: (tenant: string) => Promise<number>): Promise<number[]> =>
    Promise.all((await tenantsOf(db)).map(read));
  telemetry.observeFigure('qudao_outbox_waiting', 'Messages not yet delivered.', async () =>
    (await ofAll(async (tenant) => (await outboxBacklog(db, tenant)).waiting)).reduce((sum, one) => sum + one, 0),
  );
  telemetry.observeFigure('qudao_outbox_oldest_seconds', 'Age of the oldest message not yet delivered.', async () =>
    Math.max(0, ...(await ofAll(async (tenant) => (await outboxBacklog(db, tenant)).oldestSeconds))),
  );
  telemetry.observeFigure(
    'qudao_audit_unsealed_oldest_seconds',
    'Age of the oldest audit row without a seal.',
    async () =>
      Math.max(
        0,
        ...(await ofAll(async (tenant) => (await withScope(db, tenantScope(tenant), unsealedTail)).oldestSeconds)),
      ),
  );
}
