// Owns checking requests against their zod forms: every wrong value is named by JSON pointer and code.
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import type { FieldRefusal, Params } from '../../kernel/refusal.ts';
import { HttpRefusal } from './problem.ts';

type Issue = z.core.$ZodIssue;
/** Fields that hold amounts, by the last part of their name. */
const AMOUNT = /(^|_)(amount|price|quantity|rate|limit|cost|total|size|factor|delta)(_from|_to)?$/;
const CODE = /^[A-Z][A-Z0-9_]+$/;

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function describe(issue: Issue, given: unknown): { code: string; params?: Params } {
  switch (issue.code) {
    case 'invalid_type': {
      if (given === undefined) return { code: 'REQUIRED' };
      const field = String(issue.path.findLast((part) => typeof part === 'string') ?? '');
      if (issue.expected === 'string' && typeof given === 'number' && AMOUNT.test(field))
        return { code: 'AMOUNT_AS_NUMBER' };
      return { code: 'INVALID_TYPE', params: { expected: issue.expected } };
    }
    case 'invalid_value':
      if (given === undefined) return { code: 'REQUIRED' };
      return { code: 'INVALID_VALUE', params: { options: issue.values.map(String).join(', ') } };
    case 'too_small':
      return { code: 'TOO_SHORT', params: { minimum: String(issue.minimum) } };
    case 'too_big':
      return { code: 'TOO_LONG', params: { maximum: String(issue.maximum) } };
    case 'invalid_format':
      return { code: 'INVALID_FORMAT' };
    default:
      return { code: 'INVALID_VALUE', params: { options: '…' } };
  }
}

function fieldsOf(issue: Issue, data: unknown, unknownCode: string): FieldRefusal[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: pointer([...issue.path, key]),
      code: unknownCode,
      params: { field: key.slice(0, 100) },
    }));
  }
  // A form may name its own code instead of a sentence.
  if (CODE.test(issue.message)) return [{ pointer: pointer(issue.path), code: issue.message }];
  return [{ pointer: pointer(issue.path), ...describe(issue, valueAt(data, issue.path)) }];
}

/** The refusal for what `part` of a request has wrong. */
export function invalidRequest(part: string, issues: readonly Issue[], data: unknown): HttpRefusal {
  const unknownCode = part === 'body' ? 'UNKNOWN_FIELD' : 'UNKNOWN_PARAMETER';
  return refused(
    part,
    issues.flatMap((issue) => fieldsOf(issue, data, unknownCode)),
  );
}

function refused(part: string, found: readonly FieldRefusal[]): HttpRefusal {
  const errors = found.slice(0, 100);
  return new HttpRefusal(part === 'body' ? 'INVALID_CONTENT' : 'INVALID_PARAMETER', { count: errors.length }, errors);
}

/** Texts that no text column takes: with a zero character or half of a surrogate pair. A step that carried one would never succeed. */
function unstorable(data: unknown, path: readonly string[] = []): FieldRefusal[] {
  if (typeof data === 'string')
    return data.includes('\0') || !data.isWellFormed() ? [{ pointer: pointer(path), code: 'INVALID_TEXT' }] : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const inside = unstorable(value, [...path, key]);
    return unstorable(key).length > 0 ? [{ pointer: pointer(path), code: 'INVALID_TEXT' }, ...inside] : inside;
  });
}

/** Validates without changing what was sent: nothing is coerced or dropped unless the form says so. */
export const zodValidator: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  const part = httpPart ?? 'body';
  return (data: unknown) => {
    // A command without content may come without a body.
    const given = part === 'body' && (data === null || data === undefined) ? {} : data;
    const result = schema.safeParse(given);
    if (!result.success) return { error: invalidRequest(part, result.error.issues, given) };
    const texts = unstorable(given);
    return texts.length > 0 ? { error: refused(part, texts) } : { value: result.data };
  };
};
