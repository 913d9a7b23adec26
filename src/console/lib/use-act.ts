/** Running one act of a person: busy while it runs, its problem afterwards, one idempotency key while the outcome is unknown. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Answer } from './api.ts';
import { useIntent } from './intent.ts';
import { ApiProblem } from './problem.ts';

export type Act<Body> = {
  /** Resolves to true when it was done. */
  run: (body: Body) => Promise<boolean>;
  busy: boolean;
  problem: ApiProblem | undefined;
  clear: () => void;
};

/** Documents, inbox and badge are read again after every act. */
const touched = ['orders', 'approvals', 'session', 'figures', 'history', 'returns'];

/** `send` gets the body and the key of the intent; `onDone` gets the answer, whose status is 202 when it is still being worked on. */
export function useAct<Body, T>(
  send: (body: Body, idempotencyKey: string) => Promise<Answer<T>>,
  onDone?: (answer: Answer<T>, body: Body) => void,
): Act<Body> {
  const intent = useIntent();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run = async (body: Body): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await intent(body, (key) => send(body, key));
      await Promise.all(touched.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onDone?.(answer, body);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, problem, clear: useCallback(() => setProblem(undefined), []) };
}
