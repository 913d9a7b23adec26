/** One idempotency key per user intent: the same act tried again after silence keeps its key, a changed or answered act gets a new one. */
import { useCallback, useRef } from 'react';
import { ApiProblem } from './problem.ts';

export type Intent = <T>(body: unknown, act: (idempotencyKey: string) => Promise<T>) => Promise<T>;

/** Gives a runner that passes the key of the intent to `act`; the key survives only while the outcome is unknown. */
export function useIntent(): Intent {
  const held = useRef<{ key: string; body: string } | undefined>(undefined);
  return useCallback(async (body, act) => {
    const text = JSON.stringify(body ?? null);
    if (held.current?.body !== text) held.current = { key: crypto.randomUUID(), body: text };
    try {
      const result = await act(held.current.key);
      held.current = undefined;
      return result;
    } catch (error) {
      if (error instanceof ApiProblem && !error.outcomeUnknown) held.current = undefined;
      throw error;
    }
  }, []);
}
