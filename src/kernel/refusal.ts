// Owns how a rule says no: a stable code with the facts, never an exception.

/** One field that is wrong: a JSON pointer into the request, a stable code, and the figures a message needs. */
export interface FieldRefusal {
  pointer: string;
  code: string;
  params?: Params;
}

export type Params = Record<string, string | number | boolean | null>;

/** A business refusal. It is a return value: thrown errors are for programming mistakes and broken machines. */
export interface Refusal {
  ok: false;
  code: string;
  params?: Params;
  errors?: FieldRefusal[];
}

export interface Accepted<T> {
  ok: true;
  value: T;
}

export type Result<T> = Accepted<T> | Refusal;

export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

export function refuse(code: string, params?: Params, errors?: FieldRefusal[]): Refusal {
  return { ok: false, code, ...(params ? { params } : {}), ...(errors ? { errors } : {}) };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'code' in value;
}

/** For programming errors only: a broken invariant stops the work instead of spreading. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
