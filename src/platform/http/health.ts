// Owns what operators ask: is it alive, is it ready, what are its figures, what does the API look like.
import { z } from 'zod';
import type { Telemetry } from '../telemetry.ts';
import { HttpRefusal } from './problem.ts';
import type { ApiDeps, App } from './types.ts';

const PROBE_MS = 2000;
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export const readiness = z
  .strictObject({ status: z.enum(['ready', 'not_ready']), checks: z.record(z.string(), z.enum(['ok', 'failed'])) })
  .meta({ id: 'Readiness' });

async function probe(check: () => Promise<void>): Promise<'ok' | 'failed'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failed'>((resolve) => {
    timer = setTimeout(() => resolve('failed'), PROBE_MS);
  });
  const asked = check().then(
    () => 'ok' as const,
    () => 'failed' as const,
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Adds /healthz, /readyz, /metrics and /openapi.json. `draining` tells that the program is about to stop. */
export function operatorRoutes(app: App, deps: ApiDeps, telemetry: Telemetry, draining: () => boolean): void {
  const open = { public: true, rateLimit: false } as const;

  app.get(
    '/healthz',
    {
      config: open,
      schema: {
        operationId: 'getHealth',
        tags: ['operation'],
        description: 'Whether the program runs at all.',
        response: { 200: z.strictObject({ status: z.literal('ok') }) },
      },
    },
    async () => ({ status: 'ok' as const }),
  );

  app.get(
    '/readyz',
    {
      config: open,
      schema: {
        operationId: 'getReadiness',
        tags: ['operation'],
        description: 'Whether requests can be served: every server the program needs answers and it is not stopping.',
        response: { 200: readiness, 503: readiness },
      },
    },
    async (_request, reply) => {
      const checks = Object.fromEntries(
        await Promise.all(
          Object.entries(deps.probes ?? {}).map(async ([name, check]) => [name, await probe(check)] as const),
        ),
      );
      const ready = !draining() && Object.values(checks).every((result) => result === 'ok');
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready', checks });
    },
  );

  app.get(
    '/metrics',
    {
      config: open,
      schema: {
        operationId: 'getMetrics',
        tags: ['operation'],
        description: 'Prometheus metrics, for callers on the same machine; API_METRICS_ADDRESS serves them to others.',
        response: { 200: z.string() },
        produces: ['text/plain'],
      },
    },
    async (request, reply) => {
      // A proxy on this machine speaks for callers elsewhere, so what it forwards does not count as local.
      const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
      if (!LOOPBACK.has(request.socket.remoteAddress ?? '') || forwarded) throw new HttpRefusal('NOT_FOUND');
      reply.serializer((payload) => String(payload)).type(telemetry.registry.contentType);
      return reply.send(await telemetry.registry.metrics());
    },
  );

  app.get('/openapi.json', { config: open, schema: { hide: true } }, async () => app.swagger());
}
