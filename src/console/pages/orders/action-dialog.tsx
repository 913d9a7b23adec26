/** Chooses the dialog of an action and says afterwards what happened. */
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Answer } from '../../lib/api.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { deleteDraft, orderStep, reorder } from './acts.ts';
import type { VersionedOrder } from './data.ts';
import type { OrderAction } from './order-actions.tsx';

export type DialogProps = {
  versioned: VersionedOrder;
  onClose: () => void;
  /** Called after the act with the answer; closes and says so. */
  onDone: (answer: Answer<unknown>) => void;
};

const ShipDialog = lazy(() => import('./ship-dialog.tsx').then((module) => ({ default: module.ShipDialog })));
const ReceiveDialog = lazy(() => import('./receive-dialog.tsx').then((module) => ({ default: module.ReceiveDialog })));
const ReasonDialog = lazy(() => import('./reason-dialog.tsx').then((module) => ({ default: module.ReasonDialog })));
const PayDialog = lazy(() => import('./pay-dialog.tsx').then((module) => ({ default: module.PayDialog })));
const ReturnDialog = lazy(() => import('./return-dialog.tsx').then((module) => ({ default: module.ReturnDialog })));

type Asked = 'submit' | 'resubmit' | 'allocate' | 'reorder' | 'delete';

function sendOf(action: Asked, versioned: VersionedOrder): (body: object, key: string) => Promise<Answer<unknown>> {
  if (action === 'delete') return deleteDraft(versioned);
  if (action === 'reorder') return reorder(versioned);
  return orderStep<object>(versioned, action === 'resubmit' ? 'submit' : action);
}

/** Acts that need no form, only a question. */
function AskDialog({ action, versioned, onClose, onDone }: DialogProps & { action: Asked }) {
  const { t, money } = useFormat();
  const { order } = versioned;
  const step = useAct(sendOf(action, versioned), onDone);
  const values = {
    number: order.number ?? t('orders.draftNumber'),
    amount: money(order.payable_amount.amount, order.currency),
  };
  return (
    <ConfirmDialog
      open
      title={t(`acts.ask.${action}`, values)}
      verb={t(`acts.verb.${action}`, values)}
      danger={action === 'delete'}
      busy={step.busy}
      onConfirm={() => void step.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t(`acts.body.${action}`, values)}</p>
        <ProblemNote problem={step.problem} />
      </div>
    </ConfirmDialog>
  );
}

/** The dialog of one action. */
export function ActionDialog({
  action,
  versioned,
  onClose,
}: {
  action: OrderAction;
  versioned: VersionedOrder;
  onClose: () => void;
}) {
  const { t } = useFormat();
  const notice = useNotice();
  const navigate = useNavigate();
  const onDone = (answer: Answer<unknown>) => {
    onClose();
    if (action === 'edit') return;
    notice.done(answer.status === 202 ? t('acts.accepted') : t(`acts.done.${action}`));
    if (action === 'delete') void navigate({ to: '/orders' });
    const made = answer.data;
    const id =
      typeof made === 'object' && made !== null && 'id' in made && typeof made.id === 'string' ? made.id : undefined;
    if (action === 'reorder' && id) void navigate({ to: '/orders/new', search: { draft: id } });
  };
  const props: DialogProps = { versioned, onClose, onDone };
  switch (action) {
    case 'edit':
      return null;
    case 'submit':
    case 'resubmit':
    case 'allocate':
    case 'reorder':
    case 'delete':
      return <AskDialog action={action} {...props} />;
    case 'ship':
      return (
        <Suspense>
          <ShipDialog {...props} />
        </Suspense>
      );
    case 'receive':
      return (
        <Suspense>
          <ReceiveDialog {...props} />
        </Suspense>
      );
    case 'pay':
      return (
        <Suspense>
          <PayDialog {...props} />
        </Suspense>
      );
    case 'return':
      return (
        <Suspense>
          <ReturnDialog {...props} />
        </Suspense>
      );
    case 'cancel':
    case 'recall':
    case 'write_off':
      return (
        <Suspense>
          <ReasonDialog action={action} {...props} />
        </Suspense>
      );
  }
}
