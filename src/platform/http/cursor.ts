// Owns cursor pages: opaque positions by the sort key of a row, forwards and backwards.
import { z } from 'zod';
import { HttpRefusal } from './problem.ts';

/** A position: the sort key of a row, and whether the page before it is wanted. */
export interface Cursor {
  key: string[];
  back: boolean;
}

const shape = z.strictObject({ k: z.array(z.string().max(200)).min(1).max(5), b: z.boolean() });

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify({ k: cursor.key, b: cursor.back })).toString('base64url');
}

/** The position in `text`, absent when none is given; throws a 400 refusal for what we did not make. */
export function decodeCursor(text: string | undefined, keys = 2): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (parsed.k.length === keys) return { key: parsed.k, back: parsed.b };
  } catch {
    throw new HttpRefusal('INVALID_CURSOR');
  }
  throw new HttpRefusal('INVALID_CURSOR');
}

export interface Page<T> {
  data: T[];
  has_more: boolean;
  next_cursor: string | null;
  previous_cursor: string | null;
}

/**
 * A page from up to `limit + 1` rows as read: in list order, or, for a backwards cursor, in reverse order
 * starting next to the position.
 */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursor: Cursor | undefined,
  keyOf: (row: T) => string[],
): Page<T> {
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  const data = cursor?.back ? kept.reverse() : kept;
  const first = data[0];
  const last = data.at(-1);
  const forwards = cursor?.back ? true : more;
  const backwards = cursor?.back ? more : cursor !== undefined;
  return {
    data,
    has_more: forwards,
    next_cursor: forwards && last !== undefined ? encodeCursor({ key: keyOf(last), back: false }) : null,
    previous_cursor: backwards && first !== undefined ? encodeCursor({ key: keyOf(first), back: true }) : null,
  };
}
