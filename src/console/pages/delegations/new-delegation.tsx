/** Naming who decides during an absence: whose, by whom, from when to when, for which documents. */
import { DatePicker, Input, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import type { FieldIds } from '../../parts/field.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { size } from '../../theme.ts';
import { DOCUMENT_TYPES, peopleQuery } from '../policies/data.ts';
import { createDelegation } from './data.ts';

function Person({ ids, value, onChange }: { ids: FieldIds; value: string; onChange: (id: string) => void }) {
  const { name, title } = useNames();
  const { data: people = [] } = useQuery(peopleQuery(''));
  return (
    <Select
      {...ids}
      showSearch={{ optionFilterProp: 'label' }}
      value={value || undefined}
      onChange={onChange}
      options={people.map((person) => ({
        value: person.id,
        label: [name(person), title(person)].filter(Boolean).join(' · '),
      }))}
    />
  );
}

const SHOWN = ['/user_id', '/delegate_id', '/valid_from', '/valid_to'];

/** The form. `forOthers`: an administrator names whose absence it is. */
export function NewDelegation({ forOthers, onClose }: { forOthers: boolean; onClose: () => void }) {
  const { t } = useFormat();
  const session = useSession();
  const notice = useNotice();
  const queries = useQueryClient();
  const form = useId();
  const [absent, setAbsent] = useState(forOthers ? '' : session.id);
  const [delegate, setDelegate] = useState('');
  const [from, setFrom] = useState(() => dayjs());
  const [last, setLast] = useState(() => dayjs().add(7, 'day'));
  const [types, setTypes] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useAct(createDelegation, () => {
    notice.done(t('delegations.made'));
    void queries.invalidateQueries({ queryKey: ['delegations'] });
    onClose();
  });
  const submit = () => {
    setAsked(true);
    if (absent === '' || delegate === '') return;
    void act.run({
      ...(forOthers ? { user_id: absent } : {}),
      delegate_id: delegate,
      valid_from: from.format('YYYY-MM-DD'),
      valid_to: last.add(1, 'day').format('YYYY-MM-DD'),
      ...(types.length > 0 ? { document_types: types } : {}),
      reason: reason.trim(),
    });
  };
  const missing = (value: string) => (asked && value === '' ? t('inbox.personMissing') : undefined);
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('delegations.ask')}
      verb={t('delegations.create')}
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
        {forOthers && (
          <Field label={t('delegations.absent')} error={act.problem?.field('/user_id') ?? missing(absent)}>
            {(ids) => <Person ids={ids} value={absent} onChange={setAbsent} />}
          </Field>
        )}
        <Field label={t('delegations.delegate')} error={act.problem?.field('/delegate_id') ?? missing(delegate)}>
          {(ids) => <Person ids={ids} value={delegate} onChange={setDelegate} />}
        </Field>
        <Field label={t('delegations.from')} error={act.problem?.field('/valid_from')}>
          {(ids) => <DatePicker {...ids} allowClear={false} value={from} onChange={(day) => day && setFrom(day)} />}
        </Field>
        <Field label={t('delegations.last')} error={act.problem?.field('/valid_to')}>
          {(ids) => <DatePicker {...ids} allowClear={false} value={last} onChange={(day) => day && setLast(day)} />}
        </Field>
        <Field label={t('delegations.types')} optional note={t('delegations.typesNote')}>
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              value={types}
              onChange={setTypes}
              options={DOCUMENT_TYPES.map((value) => ({ value, label: t(`inbox.type.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('delegations.reason')} optional>
          {(ids) => (
            <Input {...ids} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
        <ProblemNote problem={act.problem} shown={SHOWN} />
      </form>
    </ConfirmDialog>
  );
}
