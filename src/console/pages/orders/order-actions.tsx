/** What can be done with an order now: danger left, primary rightmost, the rest under ⋯; a refused action says why. */
import { Button } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { PackageCheck, Send, Truck, WalletCards } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useReason } from '../../lib/reasons.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import type { OfferedAction } from '../../parts/action-bar.tsx';
import type { OrderView, VersionedOrder } from './data.ts';
import { ActionDialog } from './action-dialog.tsx';
import { endedStatuses } from './status.ts';

export const ORDER_ACTIONS = [
  'resubmit',
  'submit',
  'ship',
  'receive',
  'pay',
  'edit',
  'allocate',
  'return',
  'reorder',
  'write_off',
  'recall',
  'cancel',
  'delete',
] as const;
export type OrderAction = (typeof ORDER_ACTIONS)[number];

const primaries: readonly OrderAction[] = ['resubmit', 'submit', 'ship', 'receive', 'pay'];
const dangers: readonly OrderAction[] = ['cancel', 'recall', 'delete'];
const drawings: Partial<Record<OrderAction, LucideIcon>> = {
  ship: Truck,
  receive: PackageCheck,
  pay: WalletCards,
  submit: Send,
  resubmit: Send,
};

/** Actions that the state takes for granted the other way round: speaking of them would only be noise. */
function fits(name: OrderAction, status: OrderView['status']): boolean {
  if (name === 'submit' || name === 'delete') return status === 'draft';
  if (name === 'resubmit') return status === 'returned';
  if (name === 'edit') return status === 'draft' || status === 'returned';
  return status !== 'draft' || name === 'reorder';
}

/** What the role of the reader knows at all, each possible now or with its reason. */
function useOffered(order: OrderView) {
  const { t } = useFormat();
  const reasonText = useReason();
  const decides = order.approval?.actions.some((action) => action.name === 'approve' && action.allowed);
  const own = ORDER_ACTIONS.flatMap((name): OfferedAction<OrderAction | 'decide'>[] => {
    const action = order.actions.find((item) => item.name === name);
    if (!action || action.reason?.code === 'NOT_YOUR_ROLE' || !fits(name, order.status)) return [];
    return [{ name, label: t(`acts.${name}`), ...(action.reason ? { reason: reasonText(action.reason) } : {}) }];
  });
  return decides ? [{ name: 'decide' as const, label: t('returns.decide') }, ...own] : own;
}

/** The buttons and the dialog that follows. */
export function OrderActions({ versioned }: { versioned: VersionedOrder }) {
  const { t } = useFormat();
  const navigate = useNavigate();
  const { order } = versioned;
  const offered = useOffered(order);
  const [open, setOpen] = useState<OrderAction>();
  const start = (name: OrderAction | 'decide') => {
    if (name === 'decide') void navigate({ to: '/inbox', search: { id: order.approval?.id } });
    else if (name === 'edit') void navigate({ to: '/orders/new', search: { draft: order.id } });
    else setOpen(name);
  };
  const ended = endedStatuses.includes(order.status) || order.status === 'draft';
  return (
    <>
      <ActionBar
        actions={offered}
        primaries={['decide', ...primaries]}
        dangers={dangers}
        drawings={drawings}
        told={ended ? undefined : 'cancel'}
        onStart={start}
      >
        {order.status !== 'draft' && (
          <Button onClick={() => void navigate({ to: '/print/orders/$orderId', params: { orderId: order.id } })}>
            {t('orders.print')}
          </Button>
        )}
      </ActionBar>
      {open && <ActionDialog action={open} versioned={versioned} onClose={() => setOpen(undefined)} />}
    </>
  );
}
