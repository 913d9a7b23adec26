/** Ordering what was ordered before: the dealer's past orders, the newest first; one adds its lines at the prices of today. */
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../lib/problem.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Money } from '../../parts/money.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { size } from '../../theme.ts';
import { orderQuery, ordersQuery } from '../orders/data.ts';
import { OrderState } from '../orders/words.tsx';
import type { CartLine } from './cart.ts';

type PastDialogProps = { buyerId: string; onClose: () => void; onLines: (lines: readonly CartLine[]) => void };

/** The dialog. */
export function PastDialog({ buyerId, onClose, onLines }: PastDialogProps) {
  const { t, count } = useFormat();
  const queries = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const { data, error, refetch } = useQuery(ordersQuery({ buyer_id: buyerId }));
  const past = data?.data.filter((order) => order.status !== 'draft') ?? [];
  const take = async (id: string) => {
    setBusy(id);
    setProblem(undefined);
    try {
      const { order } = await queries.fetchQuery(orderQuery(id));
      onLines(order.lines.map((line) => ({ sku_code: line.sku_code, quantity: line.ordered_quantity })));
      onClose();
    } catch (failed) {
      if (!(failed instanceof ApiProblem)) throw failed;
      setProblem(failed);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <ConfirmDialog
      open
      onlyVerb
      width={size.form}
      title={t('newOrder.pastTitle')}
      verb={t('common.close')}
      onConfirm={onClose}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t('newOrder.pastNote')}</p>
        {error && <ErrorBlock error={error} what={t('orders.listWhat')} onRetry={() => void refetch()} />}
        {!data && !error && <SkeletonRows rows={5} />}
        {data && past.length === 0 && <p className="quiet">{t('newOrder.pastNone')}</p>}
        <ul className="past-orders" aria-label={t('newOrder.pastTitle')}>
          {past.map((order) => (
            <li key={order.id}>
              <div>
                <div className="card-line">
                  <strong className="nowrap">{order.number}</strong>
                  <OrderState status={order.status} />
                </div>
                <div className="card-line card-quiet">
                  <span>
                    <Stamp at={order.submitted_at ?? order.created_at} /> ·{' '}
                    {t('orders.linesAndUnits', { count: order.line_count, units: count(order.quantity) })}
                  </span>
                  <Money {...order.payable_amount} look="cell" />
                </div>
              </div>
              <Button
                loading={busy === order.id}
                aria-label={t('newOrder.pastAdd', { number: order.number ?? '' })}
                onClick={() => void take(order.id)}
              >
                {t('newOrder.pasteVerb')}
              </Button>
            </li>
          ))}
        </ul>
        <ProblemNote problem={problem} />
      </div>
    </ConfirmDialog>
  );
}
