// Owns what stands before every route: headers, limits, the session, and proof that the console itself is asking.
import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerKey, loadKeyPrincipal } from '../auth/api-key.ts';
import { loadPrincipal } from '../auth/principal.ts';
import { parseSessionCookie, sameToken } from '../auth/session.ts';
import type { SessionCookie, SessionLimits } from '../auth/session.ts';
import { sha256 } from '../hash.ts';
import { HttpRefusal } from './problem.ts';
import type { ApiDeps, App } from './types.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
export const SIGN_INS_PER_MINUTE = 60;
const WRONG_KEYS_PER_MINUTE = 30;

export function cookieName(secure: boolean): string {
  return secure ? '__Host-qudao_session' : 'qudao_session';
}

export function sessionCookie(request: FastifyRequest, deps: ApiDeps): SessionCookie | null {
  return parseSessionCookie(request.cookies[cookieName(deps.config.secureCookies)]);
}

/** Puts the session's secret into a cookie no script can read; null removes it. */
export function setSessionCookie(reply: FastifyReply, deps: ApiDeps, value: string | null): void {
  const secure = deps.config.secureCookies;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  if (value === null) reply.clearCookie(cookieName(secure), options);
  else reply.setCookie(cookieName(secure), value, { ...options, maxAge: deps.config.sessionMaxHours * 3600 });
}

export function sessionLimits(deps: ApiDeps): SessionLimits {
  return { idleMinutes: deps.config.sessionIdleMinutes, maxHours: deps.config.sessionMaxHours };
}

/** Registers headers, limits and the session check; runs before routes are added. */
export async function protectApp(app: App, deps: ApiDeps): Promise<void> {
  await app.register(helmet, headerOptions(deps.config.secureCookies));
  await app.register(underPressure, { maxEventLoopDelay: 5000, retryAfter: 5, exposeStatusRoute: false });
  await app.register(cookies);
  await app.register(rateLimit, {
    max: (request) =>
      request.principal?.key
        ? (deps.limits?.perMinuteOfKey ?? deps.config.keyRateLimitPerMinute)
        : (deps.limits?.perMinute ?? deps.config.rateLimitPerMinute),
    timeWindow: 60_000,
    keyGenerator: (request) => {
      if (request.principal?.key) return `key:${request.principal.key.id}`;
      const cookie = sessionCookie(request, deps);
      return cookie ? `session:${sha256(cookie.secret).slice(0, 32)}` : `ip:${request.ip}`;
    },
    errorResponseBuilder: (_request, context) =>
      new HttpRefusal('TOO_MANY_REQUESTS', { seconds: Math.ceil(context.ttl / 1000) }),
  });
  app.decorateRequest('principal', null);
  const wrongKeys = app.createRateLimit({
    max: WRONG_KEYS_PER_MINUTE,
    timeWindow: 60_000,
    keyGenerator: (request) => `wrong-key:${request.ip}`,
  });
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const key = bearerKey(request.headers.authorization);
    if (key === undefined || request.routeOptions.config.public) return admit(request, deps);
    request.principal = await loadKeyPrincipal(deps.db, key, {
      now: deps.now?.() ?? new Date(),
      ip: request.ip,
      reads: SAFE.has(request.method),
    });
    if (request.principal) return;
    const guessing = await wrongKeys(request);
    throw guessing.isAllowed || !guessing.isExceeded
      ? new HttpRefusal('KEY_REFUSED')
      : new HttpRefusal('TOO_MANY_REQUESTS', { seconds: guessing.ttlInSeconds });
  });
}

function headerOptions(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // antd writes its styles into the page.
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  } as const;
}

/** A person's browser: the session behind its cookie, and for changes proof that the console's own page asks. */
async function admit(request: FastifyRequest, deps: ApiDeps): Promise<void> {
  const changes = !SAFE.has(request.method);
  if (changes) requireOwnOrigin(request);
  if (request.routeOptions.config.public) return;
  const cookie = sessionCookie(request, deps);
  if (!cookie) throw new HttpRefusal('NOT_SIGNED_IN');
  const company = request.headers['x-company-id'];
  const found = await loadPrincipal(deps.db, cookie, {
    now: deps.now?.() ?? new Date(),
    limits: sessionLimits(deps),
    companyId: typeof company === 'string' && company !== '' ? company : undefined,
    reads: !changes,
  });
  if (typeof found === 'string') throw new HttpRefusal(found);
  request.principal = found;
  const token = request.headers['x-csrf-token'];
  if (changes && !sameToken(typeof token === 'string' ? token : undefined, request.principal.csrf))
    throw new HttpRefusal('CSRF_REFUSED');
  if (found.mustChangePassword && !request.routeOptions.config.withInitialPassword)
    throw new HttpRefusal('PASSWORD_CHANGE_REQUIRED');
}

/** A browser names the page a change comes from; another site's page is refused. Programs name none. */
function requireOwnOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin === undefined ? site === 'cross-site' : !isOwnOrigin(origin, request.host))
    throw new HttpRefusal('CSRF_REFUSED');
}

/** Compares host and port; a scheme's own port may be written out or not. */
function isOwnOrigin(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  const own = `${given.protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === given.host;
}
