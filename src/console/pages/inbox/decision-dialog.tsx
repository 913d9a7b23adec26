/** The question before a decision: what, how much, to whom; opinion where it must be given. */
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { chineseAmount } from '../../lib/chinese-amount.ts';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog, Reminder } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { decide } from './data.ts';
import type { ApprovalView, Decision, LineChange, VersionedApproval } from './data.ts';
import type { DecisionStep } from './decision-bar.tsx';
import { useApprovalSubject } from './words.ts';

type DecisionDialogProps = {
  step: DecisionStep;
  versioned: VersionedApproval;
  /** With its currency sign. */
  amount: string;
  plainAmount: string;
  comment: string;
  changes: readonly LineChange[];
  onClose: () => void;
  onDone: () => void;
};

const needsComment: readonly DecisionStep[] = ['reject', 'send_back'];

/** Tiers one can send back to: the requester and every tier before the open one. */
function useTargets(approval: ApprovalView): { value: number; label: string }[] {
  const { t } = useFormat();
  const { name } = useNames();
  const open = approval.steps.find((tier) => tier.status === 'open')?.tier ?? 1;
  const before = new Map(approval.steps.filter((tier) => tier.tier < open).map((tier) => [tier.tier, name(tier)]));
  return [
    { value: 0, label: t('inbox.toRequester', { name: name(approval.requester) }) },
    ...[...before].map(([tier, label]) => ({ value: tier, label: t('inbox.toTier', { tier, name: label }) })),
  ];
}

function decisionOf(
  step: DecisionStep,
  comment: string,
  extra: { tier: number; person: string; changes: readonly LineChange[] },
): Decision {
  switch (step) {
    case 'approve':
      return { step, body: { comment, ...(extra.changes.length > 0 ? { changes: [...extra.changes] } : {}) } };
    case 'send_back':
      return { step, body: { comment, to_tier: extra.tier } };
    case 'transfer':
    case 'add':
      return { step, body: { comment, to_user_id: extra.person } };
    default:
      return { step, body: { comment } };
  }
}

/** The dialog of every step. */
export function DecisionDialog({
  step,
  versioned,
  amount,
  plainAmount,
  comment: given,
  changes,
  onClose,
  onDone,
}: DecisionDialogProps) {
  const { t, language } = useFormat();
  const { name, title } = useNames();
  const subject = useApprovalSubject();
  const notice = useNotice();
  const form = useId();
  const { approval } = versioned;
  const targets = useTargets(approval);
  const [comment, setComment] = useState(given);
  const [tier, setTier] = useState(0);
  const [person, setPerson] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useAct(decide(versioned), (answer) => {
    notice.done(answer.status === 202 ? t('acts.accepted') : t(`inbox.did.${step}`));
    onDone();
  });
  const missing = needsComment.includes(step) && comment.trim() === '';
  const nobody = (step === 'transfer' || step === 'add') && person === '';
  const values = { number: approval.document_number, amount };
  const words =
    step === 'approve' && language === 'zh' && approval.amount.currency === 'CNY'
      ? chineseAmount(plainAmount)
      : undefined;
  const submit = () => {
    setAsked(true);
    if (!missing && !nobody) void act.run(decisionOf(step, comment.trim(), { tier, person, changes }));
  };
  return (
    <ConfirmDialog
      open
      title={t(`inbox.ask.${step}`, values)}
      verb={t(`inbox.verb.${step}`, values)}
      danger={step === 'reject' || step === 'recall'}
      busy={act.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>
          {subject(approval.subject)} · {amount}
          {words && `（${words}）`}
          {t('common.stop')}
          {t(`inbox.body.${step}`)}
        </p>
        {step === 'approve' && approval.exceptions.length > 0 && <Reminder>{t('inbox.grantsException')}</Reminder>}
        {step === 'approve' && changes.length > 0 && (
          <Reminder>{t('inbox.lowersLines', { count: changes.length })}</Reminder>
        )}
        {step === 'send_back' && (
          <Field label={t('inbox.sendTo')}>
            {(ids) => <Select {...ids} value={tier} onChange={setTier} options={targets} />}
          </Field>
        )}
        {(step === 'transfer' || step === 'add') && (
          <Field label={t('inbox.person')} error={asked && nobody ? t('inbox.personMissing') : undefined}>
            {(ids) => (
              <Select
                {...ids}
                showSearch={{ optionFilterProp: 'label' }}
                value={person || undefined}
                onChange={setPerson}
                options={approval.people.map((item) => ({
                  value: item.id,
                  label: [name(item), title(item)].filter(Boolean).join(' · '),
                }))}
              />
            )}
          </Field>
        )}
        <Field
          label={t('inbox.opinion')}
          optional={!needsComment.includes(step)}
          error={asked && missing ? t('acts.reasonMissing') : undefined}
        >
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={2000}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        <ProblemNote problem={act.problem} />
      </form>
    </ConfirmDialog>
  );
}
