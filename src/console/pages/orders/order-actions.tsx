/** What can be done with an order now: danger left, primary rightmost, the rest under ⋯; a refused action says why. */
import { Button, Dropdown } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, PackageCheck, Send, Truck, WalletCards } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { usePhone } from '../../lib/device.ts';
import { useReason } from '../../lib/reasons.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
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

type Offered = { name: OrderAction; reason?: string };

/** Sorts what the server allows into danger, primary and rest; of the refused ones only cancelling shows, with its reason. */
function useOffered(order: OrderView): { danger?: Offered; primary?: OrderAction; rest: OrderAction[] } {
  const reasonText = useReason();
  const known = ORDER_ACTIONS.flatMap((name) => {
    const action = order.actions.find((item) => item.name === name);
    return action ? [{ name, allowed: action.allowed, reason: action.reason }] : [];
  });
  const allowed = known.filter((action) => action.allowed).map((action) => action.name);
  const primary = primaries.find((name) => allowed.includes(name));
  const danger = dangers.find((name) => allowed.includes(name));
  // Of the refused actions only one names a way out that is not on this page already.
  const refused = known.find((action) => action.name === 'cancel' && action.reason?.code === 'ALL_SHIPPED');
  const ended = endedStatuses.includes(order.status) || order.status === 'draft';
  return {
    primary,
    danger: danger
      ? { name: danger }
      : refused?.reason && !ended
        ? { name: 'cancel', reason: reasonText(refused.reason) }
        : undefined,
    rest: allowed.filter((name) => name !== primary && name !== danger),
  };
}

/** The buttons and the dialog that follows. */
export function OrderActions({ versioned }: { versioned: VersionedOrder }) {
  const { t } = useFormat();
  const phone = usePhone();
  const navigate = useNavigate();
  const { order } = versioned;
  const { primary, danger, rest } = useOffered(order);
  const [open, setOpen] = useState<OrderAction>();
  const start = (name: OrderAction) => {
    if (name === 'edit') void navigate({ to: '/orders/new', search: { draft: order.id } });
    else setOpen(name);
  };
  const drawing = primary && drawings[primary];
  return (
    <>
      <div className={phone ? 'thumb-bar' : 'document-actions'}>
        {danger && !(phone && danger.reason) && (
          <ReasonButton danger reason={danger.reason} onClick={() => start(danger.name)}>
            {t(`acts.${danger.name}`)}
          </ReasonButton>
        )}
        {!phone && order.status !== 'draft' && <Button onClick={() => window.print()}>{t('orders.print')}</Button>}
        {primary && (
          <Button type="primary" icon={drawing && <Icon of={drawing} />} onClick={() => start(primary)}>
            {t(`acts.${primary}`)}
          </Button>
        )}
        {rest.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{ items: rest.map((name) => ({ key: name, label: t(`acts.${name}`), onClick: () => start(name) })) }}
          >
            <Button className="button-square" aria-label={t('parts.actions')} icon={<Icon of={Ellipsis} />} />
          </Dropdown>
        )}
      </div>
      {open && <ActionDialog action={open} versioned={versioned} onClose={() => setOpen(undefined)} />}
    </>
  );
}
