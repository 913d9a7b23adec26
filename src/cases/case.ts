// Owns what a worked case is: its file form, and what an operation's driver gives back to be compared.
import { z } from 'zod';
import { dec } from '../kernel/decimal.ts';
import type { Decimal } from '../kernel/decimal.ts';
import { isRefusal } from '../kernel/refusal.ts';
import type { Refusal } from '../kernel/refusal.ts';

export const workedCase = z.object({
  id: z.string(),
  op: z.string(),
  given: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
  source: z.string().optional(),
});
export type WorkedCase = z.infer<typeof workedCase>;
export const caseFile = z.array(workedCase);

/** What a rule gave, as plain values; `error` is the code of its refusal. */
export type CaseResult = Record<string, unknown>;
/** Maps `given` onto the shipped rule and its result back; it computes nothing itself. */
export type Driver = (given: Record<string, unknown>) => CaseResult;

/** A driver whose `given` has been checked against its form. */
export function driver<T extends z.ZodType>(form: T, drive: (given: z.infer<T>) => CaseResult): Driver {
  return (given) => drive(form.parse(given));
}

/** Decimal text or a JSON number (a count) as an exact decimal. */
export const exact = z.union([z.string(), z.number()]).transform((value): Decimal => dec(String(value)));
/** An amount that is 0 when the key is missing. */
export const amountOrZero = exact.default(() => dec(0));
/** A limit; missing or null means that there is no such limit. */
export const limit = exact.nullable().default(null);
export const whole = z.number().int();

/** The refusal's code as `error`, or the accepted value's keys. */
export function outcome<T>(result: { ok: true; value: T } | Refusal, show: (value: T) => CaseResult): CaseResult {
  return result.ok ? show(result.value) : { error: result.code };
}

/** Runs steps one after the other; stops at the first refusal with the state before it. */
export function fold<S, E>(
  start: S,
  events: readonly E[],
  step: (state: S, event: E) => { ok: true; value: S } | Refusal,
): { state: S; error: string | null } {
  let state = start;
  for (const event of events) {
    const next = step(state, event);
    if (isRefusal(next)) return { state, error: next.code };
    state = next.value;
  }
  return { state, error: null };
}
