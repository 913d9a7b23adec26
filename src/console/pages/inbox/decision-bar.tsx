/** The decision at the bottom: opinion, 转办 加签 退回 驳回 通过; the primary button carries the amount; `a` and `r` ask first. */
import { Button, Dropdown, Input } from 'antd';
import { Ellipsis } from 'lucide-react';
import { useEffect, useState } from 'react';
import { usePhone } from '../../lib/device.ts';
import { isTyping } from '../../lib/keys.ts';
import { useReason } from '../../lib/reasons.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Icon } from '../../parts/icon.tsx';
import { isQuantity } from '../../parts/quantity-input.tsx';
import { ReasonButton } from '../../parts/reason-button.tsx';
import type { LineChange, VersionedApproval } from './data.ts';
import { DecisionDialog } from './decision-dialog.tsx';

export type DecisionStep = 'approve' | 'reject' | 'send_back' | 'transfer' | 'add' | 'recall' | 'remind';

type DecisionBarProps = {
  versioned: VersionedApproval;
  changes: readonly LineChange[];
  /** What is approved, after lowering. */
  amount: string;
  onDecided: () => void;
};

/** `a` and `r` open their question while nothing else is open and nobody types. */
function useDecisionKeys(allowed: (step: DecisionStep) => boolean, open: (step: DecisionStep) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = event.key === 'a' ? 'approve' : event.key === 'r' ? 'reject' : undefined;
      if (!step || isTyping(event) || !allowed(step)) return;
      event.preventDefault();
      open(step);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [allowed, open]);
}

/** Why the lowered lines cannot go out as they are. */
function useChangesWrong(changes: readonly LineChange[]): string | undefined {
  const { t } = useFormat();
  if (changes.some((change) => !isQuantity(change.quantity))) return t('acts.notQuantity');
  return changes.some((change) => change.reason.trim() === '') ? t('inbox.lowerReasonMissing') : undefined;
}

/** The bar. */
export function DecisionBar({ versioned, changes, amount, onDecided }: DecisionBarProps) {
  const { t, money } = useFormat();
  const phone = usePhone();
  const reasonText = useReason();
  const { approval } = versioned;
  const [comment, setComment] = useState('');
  const [open, setOpen] = useState<DecisionStep>();
  const may = (step: DecisionStep) => approval.actions.some((action) => action.name === step && action.allowed);
  useDecisionKeys(may, setOpen);
  const wrong = useChangesWrong(changes);
  const refused = approval.actions.find((action) => action.name === 'approve' && !action.allowed)?.reason;
  const deciding = may('approve');
  const own = (['remind', 'recall'] as const).filter(may);
  if (approval.status !== 'open' || (!deciding && own.length === 0 && !refused)) return null;
  const small = (['transfer', 'add', 'send_back'] as const).filter(may);
  const text = money(amount, approval.amount.currency);
  return (
    <footer className="decision-bar">
      {deciding && (
        <Input
          className="decision-opinion"
          aria-label={t('inbox.opinion')}
          placeholder={t('inbox.opinionHint')}
          maxLength={2000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      )}
      {!deciding && refused && <span className="decision-refused">{reasonText(refused)}</span>}
      <div className="decision-buttons">
        {own.map((step) => (
          <Button key={step} danger={step === 'recall'} onClick={() => setOpen(step)}>
            {t(`inbox.do.${step}`)}
          </Button>
        ))}
        {!phone &&
          small.map((step) => (
            <Button key={step} onClick={() => setOpen(step)}>
              {t(`inbox.do.${step}`)}
            </Button>
          ))}
        {may('reject') && (
          <Button danger onClick={() => setOpen('reject')}>
            {t('inbox.do.reject')}
          </Button>
        )}
        {deciding && (
          <ReasonButton type="primary" reason={wrong} onClick={() => setOpen('approve')}>
            {t('inbox.do.approve', { amount: text })}
            {!phone && <kbd aria-hidden>A</kbd>}
          </ReasonButton>
        )}
        {phone && small.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: small.map((step) => ({ key: step, label: t(`inbox.do.${step}`), onClick: () => setOpen(step) })),
            }}
          >
            <Button className="button-square" aria-label={t('parts.actions')} icon={<Icon of={Ellipsis} />} />
          </Dropdown>
        )}
      </div>
      {open && (
        <DecisionDialog
          step={open}
          versioned={versioned}
          amount={text}
          plainAmount={amount}
          comment={comment}
          changes={changes}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            setComment('');
            onDecided();
          }}
        />
      )}
    </footer>
  );
}
