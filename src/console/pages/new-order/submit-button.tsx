/** Submitting the cart: says why it cannot be yet, asks once with the amount, opens the order afterwards. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import type { Preview } from './data.ts';
import { submitDraft } from './data.ts';
import type { DraftRef } from './data.ts';
import type { DraftState } from './use-draft.ts';

/** The primary button of the page. */
export function SubmitButton({
  draft,
  preview,
  busy,
}: {
  draft: DraftState;
  preview: Preview | undefined;
  busy: boolean;
}) {
  const { t, money } = useFormat();
  const notice = useNotice();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<DraftRef>();
  const [settling, setSettling] = useState(false);
  const step = useAct(submitDraft, (answer, ref) => {
    notice.done(answer.status === 202 ? t('acts.accepted') : t('acts.done.submit'));
    void navigate({ to: '/orders/$orderId', params: { orderId: ref.id } });
  });
  const blocks = preview?.verdicts.filter((verdict) => verdict.verdict === 'block').length ?? 0;
  const exceptions = preview?.verdicts.some((verdict) => verdict.verdict === 'needs_approval');
  const reason =
    draft.cart.lines.length === 0
      ? t('newOrder.noLines')
      : blocks > 0
        ? t('newOrder.blocked', { count: blocks })
        : !preview || busy
          ? t('newOrder.waiting')
          : undefined;
  const ask = async () => {
    setSettling(true);
    setAsking(await draft.settle());
    setSettling(false);
  };
  const values = preview && { amount: money(preview.payable_amount.amount, preview.payable_amount.currency) };
  return (
    <>
      <ReasonButton
        type="primary"
        size="large"
        block
        className="submit-order"
        reason={reason}
        loading={settling}
        quietReason={busy}
        onClick={() => void ask()}
      >
        {t('newOrder.submit')}
      </ReasonButton>
      {asking && values && (
        <ConfirmDialog
          open
          title={t('acts.ask.submit')}
          verb={t('acts.verb.submit', values)}
          busy={step.busy}
          onConfirm={() => void step.run(asking)}
          onCancel={() => {
            step.clear();
            setAsking(undefined);
          }}
        >
          <div className="dialog-body">
            <p>
              {t('acts.body.submit', values)} {exceptions && t('newOrder.approvalNeeded')}
            </p>
            <ProblemNote problem={step.problem} />
          </div>
        </ConfirmDialog>
      )}
    </>
  );
}
