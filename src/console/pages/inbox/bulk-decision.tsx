/** Deciding several at once: the dark bar, the question with count, sum and 大写, then one outcome per row. */
import { Button, Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { dec, sum } from '../../../kernel/decimal.ts';
import { chineseAmount } from '../../lib/chinese-amount.ts';
import { useReason } from '../../lib/reasons.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { BulkBar, BulkResult } from '../../parts/bulk.tsx';
import { ConfirmDialog, Reminder } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { LongTask } from '../../parts/long-task.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { decideMany, operationQuery } from './data.ts';
import type { InboxRow } from './data.ts';
import { useApprovalSubject } from './words.ts';

type Action = 'approve' | 'reject';

function Result({
  operationId,
  action,
  rows,
  onClose,
}: {
  operationId: string;
  action: Action;
  rows: readonly InboxRow[];
  onClose: () => void;
}) {
  const { t } = useFormat();
  const reason = useReason();
  const subject = useApprovalSubject();
  const queries = useQueryClient();
  const { data } = useQuery(operationQuery(operationId));
  const ended = data !== undefined && data.status !== 'running';
  useEffect(() => {
    if (ended)
      void queries
        .invalidateQueries({ queryKey: ['approvals'] })
        .then(() => queries.invalidateQueries({ queryKey: ['orders'] }));
  }, [ended, queries]);
  // Two orders of one dealer differ by their number only.
  const nameOf = (id: string) => {
    const row = rows.find((item) => item.approval_id === id);
    return row ? `${subject(row.subject)} ${row.document_number}` : id;
  };
  return (
    <ConfirmDialog
      open
      title={t('inbox.bulk.resultTitle')}
      verb={t('common.close')}
      busy={!ended}
      onlyVerb
      onConfirm={onClose}
      onCancel={onClose}
    >
      {!ended ? (
        <LongTask
          title={t('inbox.bulk.running')}
          done={data?.done ?? 0}
          total={data?.total ?? rows.length}
          step={t('inbox.bulk.stays')}
        />
      ) : (
        <BulkResult
          rows={data.results.map((result) => ({
            key: result.item,
            name: nameOf(result.item),
            done: result.ok,
            text: result.ok
              ? t(`inbox.did.${action}`)
              : (result.detail ?? reason({ code: result.code ?? '', params: result.params })),
          }))}
        />
      )}
    </ConfirmDialog>
  );
}

function Question({
  action,
  rows,
  onClose,
  onStarted,
}: {
  action: Action;
  rows: readonly InboxRow[];
  onClose: () => void;
  onStarted: (id: string) => void;
}) {
  const { t, money, language } = useFormat();
  const form = useId();
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const step = useAct(decideMany, (answer) => onStarted(answer.data.operation_id));
  const currency = rows[0]?.amount.currency ?? 'CNY';
  const total = sum(rows.map((row) => dec(row.amount.amount))).toFixed(2);
  const raised = rows.filter((row) => row.exceptions.length > 0).length;
  const words = language === 'zh' && currency === 'CNY' ? chineseAmount(total) : undefined;
  const missing = action === 'reject' && comment.trim() === '';
  const submit = () => {
    setAsked(true);
    if (!missing)
      void step.run({
        action,
        comment: comment.trim(),
        items: rows.map((row) => ({ approval_id: row.approval_id, version: row.version })),
      });
  };
  return (
    <ConfirmDialog
      open
      title={t(`inbox.bulk.ask.${action}`, { count: rows.length })}
      verb={t(`inbox.bulk.verb.${action}`, { count: rows.length })}
      danger={action === 'reject'}
      busy={step.busy}
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
          {t('inbox.bulk.sum', { amount: money(total, currency) })}
          {words && `（${words}）`}
          {t('common.stop')}
          {t(`inbox.bulk.body.${action}`)}
        </p>
        {raised > 0 && <Reminder>{t('inbox.bulk.exceptions', { count: raised })}</Reminder>}
        <Field
          label={t('inbox.opinion')}
          optional={action === 'approve'}
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
        <ProblemNote problem={step.problem} />
      </form>
    </ConfirmDialog>
  );
}

/** Everything about the chosen rows. */
export function BulkDecision({ rows, onClear }: { rows: readonly InboxRow[]; onClear: () => void }) {
  const { t } = useFormat();
  const [action, setAction] = useState<Action>();
  const [running, setRunning] = useState<{ id: string; rows: readonly InboxRow[] }>();
  const currencies = new Set(rows.map((row) => row.amount.currency));
  const currency = [...currencies][0];
  const total =
    currencies.size === 1 && currency
      ? { amount: sum(rows.map((row) => dec(row.amount.amount))).toFixed(2), currency }
      : undefined;
  return (
    <>
      <BulkBar count={rows.length} sum={total} onClear={onClear}>
        <Button className="bulk-first" onClick={() => setAction('approve')}>
          {t('inbox.bulk.approveAll')}
        </Button>
        <Button onClick={() => setAction('reject')}>{t('inbox.bulk.rejectAll')}</Button>
      </BulkBar>
      {action && !running && (
        <Question
          action={action}
          rows={rows}
          onClose={() => setAction(undefined)}
          onStarted={(id) => setRunning({ id, rows })}
        />
      )}
      {running && action && (
        <Result
          operationId={running.id}
          action={action}
          rows={running.rows}
          onClose={() => {
            setRunning(undefined);
            setAction(undefined);
            onClear();
          }}
        />
      )}
    </>
  );
}
