// Owns serving the built console: hashed assets for ever, the page itself always fresh, and addresses made by its router.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import statics from '@fastify/static';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../kernel/refusal.ts';
import { sendRefusal } from './reply.ts';
import type { ApiDeps, App } from './types.ts';

const FOREVER = 'public, max-age=31536000, immutable';

/** Serves the console, when one is built, and answers what no route knows. Runs after every route is added. */
export async function serveConsole(app: App, deps: ApiDeps, methodsOf: (path: string) => string[]): Promise<void> {
  const built = deps.consoleDir !== undefined && existsSync(join(deps.consoleDir, 'index.html'));
  if (built) {
    // Anybody may load the console's own files. Routes of the API that come in a plugin of their own are added after this, too.
    app.addHook('onRoute', (route) => {
      if (route.url.startsWith('/api/')) return;
      route.config = { ...route.config, public: true, rateLimit: false };
    });
    await app.register(statics, {
      root: deps.consoleDir!,
      cacheControl: false,
      schemaHide: true,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? FOREVER : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const allow = methodsOf(path);
    if (allow.length > 0) {
      reply.header('allow', allow.join(', '));
      return sendRefusal(reply, refuse('METHOD_NOT_ALLOWED', { allow: allow.join(', ') }));
    }
    if (built && isPage(request, path)) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendRefusal(reply, refuse('NOT_FOUND'));
  });
}

/** A page of the console: the start page, or what is asked for as HTML and is no address of the API or of a file. */
function isPage(request: FastifyRequest, path: string): boolean {
  if (request.method !== 'GET') return false;
  const wanted = request.headers.accept ?? '';
  return path === '/' || (wanted.includes('text/html') && !path.startsWith('/api/') && !/\.\w+$/.test(path));
}

/** Collects the addresses of all routes added later, to tell a wrong method (405) from a wrong address (404). */
export function collectMethods(app: App): (path: string) => string[] {
  const patterns: { expression: RegExp; methods: string[] }[] = [];
  app.addHook('onRoute', (route) => {
    if (route.url.includes('*')) return;
    const source = route.url.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+');
    patterns.push({ expression: new RegExp(`^${source}$`), methods: [route.method].flat() });
  });
  return (path) => [
    ...new Set(patterns.filter(({ expression }) => expression.test(path)).flatMap(({ methods }) => methods)),
  ];
}
