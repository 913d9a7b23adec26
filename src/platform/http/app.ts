// Owns putting the HTTP server together: one order of plugins, hooks and routes for every program and test.
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { newId } from '../../kernel/ids.ts';
import { poolOf } from '../db/database.ts';
import { createLogger } from '../logging.ts';
import { createTelemetry } from '../telemetry.ts';
import type { Telemetry } from '../telemetry.ts';
import { collectMethods, serveConsole } from './console.ts';
import { handleErrors } from './errors.ts';
import { operatorRoutes } from './health.ts';
import { declareErrors, describeApi } from './openapi.ts';
import { serveReference } from './reference.ts';
import { protectApp } from './security.ts';
import type { ApiDeps, App } from './types.ts';
import { zodValidator } from './validation.ts';

export const BODY_LIMIT = 1_048_576;
const REQUEST_ID = /^[\w.-]{8,100}$/;

export interface BuiltApp {
  app: App;
  telemetry: Telemetry;
  /** Answers /readyz with 503 from now on, so that balancers send no new work before the drain. */
  startDraining(): void;
}

/**
 * The HTTP server with everything registered by `register`, not yet listening. Closing it waits for the requests
 * that are being answered.
 */
export async function buildApp(
  deps: ApiDeps,
  register: (app: App, deps: ApiDeps) => void,
  options: { version?: string } = {},
): Promise<BuiltApp> {
  const telemetry = createTelemetry();
  const pool = poolOf(deps.db);
  if (pool) telemetry.observePool('api', pool);
  const logger: FastifyBaseLogger = deps.logger ?? createLogger(deps.config.logLevel, 'api');
  const app: App = fastify({
    loggerInstance: logger,
    bodyLimit: BODY_LIMIT,
    trustProxy: deps.config.trustProxy,
    // One line per answered request is written below, with the route's pattern instead of ids.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : newId('request');
    },
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(zodValidator);
  app.setSerializerCompiler(serializerCompiler);
  app.decorate('qudao', deps);
  observeRequests(app, telemetry);
  handleErrors(app, deps);
  await protectApp(app, deps);
  await describeApi(app, options.version ?? '0.1.0');
  app.addHook('onRoute', declareErrors);
  const methodsOf = collectMethods(app);
  let draining = false;
  // A connection kept alive after its last answer would hold up the end for as long as its client keeps it.
  app.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close');
  });
  operatorRoutes(app, deps, telemetry, () => draining);
  await serveReference(app);
  register(app, deps);
  await serveConsole(app, deps, methodsOf);
  return {
    app,
    telemetry,
    startDraining: () => {
      draining = true;
    },
  };
}

function observeRequests(app: App, telemetry: Telemetry): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    telemetry.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      userId: request.principal?.userId,
      tenant: request.principal?.tenant,
    };
    if (route.startsWith('/api/') || reply.statusCode >= 400) request.log.info(line, 'request');
    else request.log.debug(line, 'request');
  });
}
