/** Saving a record on the version it was read at; when somebody was faster, their version is read and the fields that clash are shown. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../lib/api.ts';
import { useIntent } from '../lib/intent.ts';
import { ApiProblem } from '../lib/problem.ts';
import { clashesOf, merge } from './conflict.ts';
import type { Clash, Side, Values } from './conflict.ts';
import type { PersonName } from './data.ts';

/** A record as read: its values, its version, and who made that version. */
export type Loaded = { values: Values; etag: string | undefined; by?: PersonName | null; at?: string };

export type Sent = { idempotencyKey: string; ifMatch: string | undefined };

export type Conflict = { theirs: Loaded; mine: Values; clashes: readonly Clash[] };

type SaveOptions<T> = {
  start: Loaded;
  send: (values: Values, base: Values, sent: Sent) => Promise<Answer<T>>;
  /** Reads the newest version; absent for what does not exist yet. */
  reload?: () => Promise<Loaded>;
  onDone: (answer: Answer<T>) => void;
};

/** `save` sends the form; `choose` ends a conflict and sends what was chosen, and gives the values it sent. */
export function useSave<T>({ start, send, reload, onDone }: SaveOptions<T>) {
  const intent = useIntent();
  const queries = useQueryClient();
  const [base, setBase] = useState(start);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [conflict, setConflict] = useState<Conflict>();

  const attempt = async (values: Values, on: Loaded): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await intent({ values, etag: on.etag }, (key) =>
        send(values, on.values, { idempotencyKey: key, ifMatch: on.etag }),
      );
      await queries.invalidateQueries({ queryKey: ['masters'] });
      onDone(answer);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 412 && reload) await compare(values, on, reload);
      else setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const compare = async (mine: Values, on: Loaded, read: () => Promise<Loaded>): Promise<void> => {
    try {
      const theirs = await read();
      setConflict({ theirs, mine, clashes: clashesOf(on.values, mine, theirs.values) });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    }
  };

  const choose = (choice: Readonly<Record<string, Side>>): Values => {
    if (!conflict) return base.values;
    const values = merge(base.values, conflict.mine, conflict.theirs.values, choice);
    setBase(conflict.theirs);
    setConflict(undefined);
    void attempt(values, conflict.theirs);
    return values;
  };

  return { save: (values: Values) => attempt(values, base), busy, problem, conflict, choose };
}
