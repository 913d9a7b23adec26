/** What can be done with a return now, and the dialog that follows. */
import { Button, Input } from 'antd';
import { useNavigate } from '@tanstack/react-router';
import { PackageCheck, Send, Stamp as StampIcon } from 'lucide-react';
import { lazy, Suspense, useId, useState } from 'react';
import type { Answer } from '../../lib/api.ts';
import { useReason } from '../../lib/reasons.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ActionBar } from '../../parts/action-bar.tsx';
import type { OfferedAction } from '../../parts/action-bar.tsx';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { recallReturn, returnStep } from './data.ts';
import type { VersionedReturn } from './data.ts';

const ACTIONS = ['decide', 'resubmit', 'submit', 'receive', 'edit', 'recall', 'cancel'] as const;
type ReturnAction = (typeof ACTIONS)[number];

export type ReturnDialogProps = {
  versioned: VersionedReturn;
  onClose: () => void;
  onDone: (answer: Answer<unknown>) => void;
};

const ReceiveDialog = lazy(() =>
  import('./receive-return-dialog.tsx').then((module) => ({ default: module.ReceiveReturnDialog })),
);
const EditDialog = lazy(() =>
  import('./edit-return-dialog.tsx').then((module) => ({ default: module.EditReturnDialog })),
);

function SubmitDialog({ versioned, onClose, onDone }: ReturnDialogProps) {
  const { t, money } = useFormat();
  const { view } = versioned;
  const step = useAct(returnStep<object>(versioned, 'submit'), onDone);
  const values = { amount: money(view.gross_amount.amount, view.currency) };
  return (
    <ConfirmDialog
      open
      title={t('returns.ask.submit')}
      verb={t('returns.verb.submit', values)}
      busy={step.busy}
      onConfirm={() => void step.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t('returns.body.submit', values)}</p>
        <ProblemNote problem={step.problem} />
      </div>
    </ConfirmDialog>
  );
}

function EndDialog({ action, versioned, onClose, onDone }: ReturnDialogProps & { action: 'recall' | 'cancel' }) {
  const { t } = useFormat();
  const form = useId();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const send = (text: string, key: string): Promise<Answer<unknown>> =>
    action === 'recall'
      ? recallReturn(versioned)({ comment: text }, key)
      : returnStep<{ reason: string }>(versioned, 'cancel')({ reason: text }, key);
  const step = useAct(send, onDone);
  const missing = reason.trim() === '';
  return (
    <ConfirmDialog
      open
      danger
      title={t(`returns.ask.${action}`, { number: versioned.view.number ?? '' })}
      verb={t(`returns.verb.${action}`)}
      busy={step.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!missing) void step.run(reason.trim());
        }}
      >
        <p>{t(`returns.body.${action}`)}</p>
        <Field label={t('acts.reason')} error={asked && missing ? t('acts.reasonMissing') : undefined}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              autoFocus
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={step.problem} />
      </form>
    </ConfirmDialog>
  );
}

/** The bar of a return; deciding opens it in the inbox. */
export function ReturnActions({ versioned }: { versioned: VersionedReturn }) {
  const { t } = useFormat();
  const reasonText = useReason();
  const notice = useNotice();
  const navigate = useNavigate();
  const [open, setOpen] = useState<ReturnAction>();
  const { view } = versioned;
  const decides = view.approval?.actions.some((action) => action.name === 'approve' && action.allowed);
  const offered = ACTIONS.flatMap((name): OfferedAction<ReturnAction>[] => {
    if (name === 'decide') return decides ? [{ name, label: t('returns.decide') }] : [];
    const action = view.actions.find((item) => item.name === name);
    if (!action || action.reason?.code === 'NOT_YOUR_ROLE') return [];
    // Of submit and resubmit only the one that fits the state is a thing to speak of.
    const other = name === 'submit' ? view.status !== 'draft' : name === 'resubmit' && view.status !== 'returned';
    if (other) return [];
    return [{ name, label: t(`returns.${name}`), ...(action.reason ? { reason: reasonText(action.reason) } : {}) }];
  });
  const onDone = (answer: Answer<unknown>) => {
    const name = open;
    setOpen(undefined);
    if (name && name !== 'decide') notice.done(answer.status === 202 ? t('acts.accepted') : t(`returns.done.${name}`));
  };
  const props: ReturnDialogProps = { versioned, onClose: () => setOpen(undefined), onDone };
  return (
    <>
      <ActionBar
        actions={offered}
        primaries={['decide', 'resubmit', 'submit', 'receive']}
        dangers={['cancel', 'recall']}
        drawings={{ receive: PackageCheck, submit: Send, resubmit: Send, decide: StampIcon }}
        onStart={(name) =>
          name === 'decide' ? void navigate({ to: '/inbox', search: { id: view.approval?.id } }) : setOpen(name)
        }
      >
        {view.status !== 'draft' && <Button onClick={() => window.print()}>{t('orders.print')}</Button>}
      </ActionBar>
      <Suspense>
        {open === 'receive' && <ReceiveDialog {...props} />}
        {open === 'edit' && <EditDialog {...props} />}
      </Suspense>
      {(open === 'submit' || open === 'resubmit') && <SubmitDialog {...props} />}
      {(open === 'recall' || open === 'cancel') && <EndDialog action={open} {...props} />}
    </>
  );
}
