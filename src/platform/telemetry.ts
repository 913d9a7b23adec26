// Owns the metrics of one program: HTTP durations, database pools, process figures.
import { createServer } from 'node:http';
import { Histogram, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type pg from 'pg';

export interface Telemetry {
  registry: Registry;
  /** Records one answered request; `route` is the pattern, never the path with ids. */
  observeRequest(method: string, route: string, status: number, seconds: number): void;
  /** Counts a pool's connections whenever the metrics are read. */
  observePool(name: string, pool: pg.Pool): void;
  /** Adds a figure that is read whenever the metrics are; one that cannot be read is left out then. */
  observeFigure(name: string, help: string, read: () => Promise<number>): void;
}

export function createTelemetry(): Telemetry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'qudao_http_request_duration_seconds',
    help: 'Time from the request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const pools = new Map<string, pg.Pool>();
  new Gauge({
    name: 'qudao_database_connections',
    help: 'Connections of each pool: total, idle, and requests waiting for one.',
    labelNames: ['pool', 'state'],
    registers: [registry],
    collect() {
      for (const [name, pool] of pools) {
        this.set({ pool: name, state: 'total' }, pool.totalCount);
        this.set({ pool: name, state: 'idle' }, pool.idleCount);
        this.set({ pool: name, state: 'waiting' }, pool.waitingCount);
      }
    },
  });
  return {
    registry,
    observeRequest: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    observePool: (name, pool) => pools.set(name, pool),
    observeFigure: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.remove();
          await read().then(
            (value) => this.set(value),
            () => undefined,
          );
        },
      });
    },
  };
}

/** Serves the metrics alone on `address` (host:port), for a scraper on another machine. */
export async function serveMetrics(telemetry: Telemetry, address: string): Promise<{ close(): Promise<void> }> {
  const { hostname, port } = new URL(`http://${address}`);
  const server = createServer((_request, response) => {
    telemetry.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': telemetry.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(Number(port || '80'), hostname.replace(/^\[|\]$/g, ''), () => resolve());
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
