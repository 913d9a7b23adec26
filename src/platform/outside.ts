// Owns calls to addresses that people typed: looked up once, refused when not public, connected to exactly the address that was checked.
import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import ipaddr from 'ipaddr.js';

export interface Address {
  address: string;
  family: number;
}

export interface OutsidePolicy {
  /** Hosts that may be private and without TLS: for tests and one's own network. */
  allowedHosts: readonly string[];
  /** Stands in for DNS in tests. */
  resolve?: (host: string) => Promise<Address[]>;
}

/** Why an address is not called. */
export type OutsideProblem = 'URL_NOT_HTTPS' | 'URL_WITH_CREDENTIALS' | 'HOST_UNKNOWN' | 'ADDRESS_NOT_PUBLIC';
export type OutsideFailure = OutsideProblem | 'TIMEOUT' | 'NO_CONNECTION' | 'TLS_REFUSED';

/** Anything but plain unicast: loopback, private, link-local (metadata services), shared, multicast, reserved, and IPv4 inside IPv6. */
function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** The address behind the URL, or why it is not called. Every address of a host must be public. */
export async function checkOutside(
  url: URL,
  policy: OutsidePolicy,
): Promise<{ ok: true; address: Address } | { ok: false; code: OutsideProblem }> {
  const host = bare(url.hostname);
  const allowed = policy.allowedHosts.includes(host);
  if (url.protocol !== 'https:' && !(allowed && url.protocol === 'http:')) return { ok: false, code: 'URL_NOT_HTTPS' };
  if (url.username !== '' || url.password !== '') return { ok: false, code: 'URL_WITH_CREDENTIALS' };
  const found = await addressesOf(host, policy);
  const first = found[0];
  if (!first) return { ok: false, code: 'HOST_UNKNOWN' };
  if (!allowed && !found.every(({ address }) => isPublic(address))) return { ok: false, code: 'ADDRESS_NOT_PUBLIC' };
  return { ok: true, address: first };
}

async function addressesOf(host: string, policy: OutsidePolicy): Promise<Address[]> {
  if (ipaddr.isValid(host)) return [{ address: host, family: ipaddr.parse(host).kind() === 'ipv6' ? 6 : 4 }];
  const resolve = policy.resolve ?? ((name: string) => lookup(name, { all: true }));
  try {
    return await resolve(host);
  } catch {
    return [];
  }
}

export interface OutsideAnswer {
  /** Null: there was no answer, `failure` says why. */
  status: number | null;
  failure: OutsideFailure | null;
  /** The beginning of the body, as text. */
  excerpt: string;
  durationMs: number;
}

const EXCERPT_BYTES = 1024;

/** Posts once: no redirect is followed, no connection is reused, and no more of the answer is read than is kept. Never throws. */
export async function postOutside(
  url: URL,
  message: { headers: Record<string, string>; body: string; timeoutMs: number },
  policy: OutsidePolicy,
): Promise<OutsideAnswer> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const signal = AbortSignal.timeout(message.timeoutMs);
  const late = new Promise<'late'>((resolve) => signal.addEventListener('abort', () => resolve('late')));
  const checked = await Promise.race([checkOutside(url, policy), late]);
  if (checked === 'late') return { status: null, failure: 'TIMEOUT', excerpt: '', durationMs: took() };
  if (!checked.ok) return { status: null, failure: checked.code, excerpt: '', durationMs: took() };
  try {
    const { status, excerpt } = await send(url, message, checked.address, signal);
    return { status, failure: null, excerpt, durationMs: took() };
  } catch (error) {
    return { status: null, failure: signal.aborted ? 'TIMEOUT' : failureOf(error), excerpt: '', durationMs: took() };
  }
}

function failureOf(error: unknown): OutsideFailure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /CERT|TLS|SSL|SIGNATURE|ALTNAME/.test(code) ? 'TLS_REFUSED' : 'NO_CONNECTION';
}

function send(
  url: URL,
  message: { headers: Record<string, string>; body: string },
  { address, family }: Address,
  signal: AbortSignal,
): Promise<{ status: number; excerpt: string }> {
  const body = Buffer.from(message.body);
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = start(url, {
      method: 'POST',
      agent: false,
      signal,
      headers: { ...message.headers, 'content-length': body.length },
      // The name was looked up and its address checked: the connection goes there and is not looked up a second time.
      lookup: (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family)),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const kept: Buffer[] = [];
      let size = 0;
      const finish = () => {
        const excerpt = Buffer.concat(kept).subarray(0, EXCERPT_BYTES).toString('utf8').replaceAll('\0', '');
        resolve({ status: response.statusCode ?? 0, excerpt });
        request.destroy();
      };
      response.on('data', (part: Buffer) => {
        kept.push(part);
        size += part.length;
        if (size >= EXCERPT_BYTES) finish();
      });
      response.on('end', finish);
      response.on('error', reject);
    });
    request.end(body);
  });
}
