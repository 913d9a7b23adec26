// Owns password hashes: scrypt, its cost stored with each hash, few at a time because each takes 128 MiB.
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
const KEY_BYTES = 32;
const BLOCK = 8;

/** log2 of the work factor of new hashes: about 0.4 s here. */
export const PASSWORD_COST = 17;
const AT_ONCE = 2;
const WAITING_MAX = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** Too many sign-ins wait for their hash; the caller should answer 503 or 429. */
export class TooManySignIns extends Error {}

async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_MAX) throw new TooManySignIns('too many passwords are being checked');
    // Whoever finishes hands its place on, so `running` does not change here.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

function compute(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  const N = 2 ** cost;
  return limited(() =>
    derive(password.normalize('NFKC'), salt, KEY_BYTES, { N, r: BLOCK, p: 1, maxmem: 256 * N * BLOCK }),
  );
}

/** A new hash `scrypt$cost$salt$key`; `cost` is log2 N and may be lowered in tests only. */
export async function hashPassword(password: string, cost: number = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await compute(password, salt, cost);
  return ['scrypt', cost, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether `password` made `hash`; takes as long for an unknown login (`hash` null) as for a wrong password. */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [scheme, cost, salt, key] = (hash ?? '').split('$');
  if (scheme !== 'scrypt' || !cost || !salt || !key) {
    await compute(password, Buffer.alloc(16), PASSWORD_COST);
    return false;
  }
  const made = await compute(password, Buffer.from(salt, 'base64url'), Number(cost));
  return timingSafeEqual(made, Buffer.from(key, 'base64url'));
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over: 16 letters and digits that cannot be mistaken for each other, about 79 bits. */
export function newPassword(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.match(/.{4}/g)!.join('-');
}
