/** Keeps the cart: loads a draft, saves it by itself a moment after the last change, says when. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useIntent } from '../../lib/intent.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { orderQuery } from '../orders/data.ts';
import { bodyOf, emptyCart } from './cart.ts';
import type { Cart } from './cart.ts';
import { saveDraft } from './data.ts';
import type { DraftRef } from './data.ts';

const quietFor = 1500;

export type DraftState = {
  cart: Cart;
  change: (next: Cart) => void;
  savedAt: Date | undefined;
  problem: ApiProblem | undefined;
  /** Saves what is not saved yet and gives the draft to act on. */
  settle: () => Promise<DraftRef | undefined>;
  /** Takes over the newest version of the draft, keeping the own cart. */
  takeOver: () => Promise<void>;
  loading: boolean;
  /** Of an order that was sent back; a draft has none yet. */
  number: string | undefined;
};

/** The cart of one page; `draftId` names the draft to go on with. */
export function useDraft(draftId: string | undefined, start: Partial<Cart>): DraftState {
  const queries = useQueryClient();
  const intent = useIntent();
  const [cart, setCart] = useState<Cart>({ ...emptyCart, ...start });
  const [savedAt, setSavedAt] = useState<Date>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [number, setNumber] = useState<string>();
  const [loading, setLoading] = useState(draftId !== undefined);
  const draft = useRef<DraftRef | undefined>(undefined);
  const saved = useRef('');
  const queue = useRef<Promise<void>>(Promise.resolve());

  const load = useCallback(
    async (id: string, keepMine: boolean) => {
      const { order, etag } = await queries.fetchQuery({ ...orderQuery(id), staleTime: 0 });
      draft.current = { id, etag };
      setNumber(order.number ?? undefined);
      const theirs: Cart = {
        buyerId: order.buyer.id,
        lines: order.lines.map((line) => ({ sku_code: line.sku_code, quantity: line.ordered_quantity })),
        offsets: order.offsets.map(({ kind, reference_id, amount }) => ({
          kind,
          amount: amount.amount,
          ...(reference_id ? { reference_id } : {}),
        })),
        shipTo: order.ship_to,
        note: order.note,
        requestedDate: order.requested_date ?? undefined,
      };
      saved.current = JSON.stringify(bodyOf(theirs));
      if (!keepMine) setCart(theirs);
    },
    [queries],
  );

  useEffect(() => {
    if (!draftId) return;
    load(draftId, false)
      .catch((error: unknown) => error instanceof ApiProblem && setProblem(error))
      .finally(() => setLoading(false));
  }, [draftId, load]);

  const save = useCallback(
    (mine: Cart): Promise<void> => {
      const run = async () => {
        const body = bodyOf(mine);
        const text = JSON.stringify(body);
        if (text === saved.current || mine.buyerId === '' || (mine.lines.length === 0 && !draft.current)) return;
        const answer = await intent({ body, on: draft.current?.etag }, (key) => saveDraft(draft.current, body, key));
        draft.current = { id: answer.data.id, etag: answer.etag ?? `"${answer.data.version}"` };
        saved.current = text;
        setSavedAt(new Date());
        setProblem(undefined);
        await queries.invalidateQueries({ queryKey: ['orders', 'list'] });
        await queries.invalidateQueries({ queryKey: ['orders', 'summary'] });
      };
      const next = queue.current.then(run).catch((error: unknown) => {
        if (!(error instanceof ApiProblem)) throw error;
        setProblem(error);
      });
      queue.current = next;
      return next;
    },
    [intent, queries],
  );

  useEffect(() => {
    if (loading) return;
    const timer = setTimeout(() => void save(cart), quietFor);
    return () => clearTimeout(timer);
  }, [cart, save, loading]);

  const settle = async () => {
    await save(cart);
    return saved.current === JSON.stringify(bodyOf(cart)) ? draft.current : undefined;
  };
  const takeOver = async () => {
    if (!draft.current) return;
    await load(draft.current.id, true);
    await save(cart);
  };
  return { cart, change: setCart, savedAt, problem, settle, takeOver, loading, number };
}
