/** Making a key: what for, in whose name, what it may do, until when; then the key, this once. */
import { Checkbox, DatePicker, Input, Select } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useId, useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import type { FieldIds } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';
import { size } from '../../theme.ts';
import { createKey, keyScopesQuery, peopleQuery } from './data.ts';
import { scopeRows, useSubject } from './words.tsx';

const DAYS = 90;
const LONGEST_DAYS = 365;

function PersonPick({ ids, value, onChange }: { ids: FieldIds; value: string; onChange: (id: string) => void }) {
  const { name, title } = useNames();
  const [text, setText] = useState('');
  const { data: people = [], isFetching } = useQuery(peopleQuery(text));
  return (
    <Select
      {...ids}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      value={value || undefined}
      onChange={onChange}
      options={people.map((person) => ({
        value: person.id,
        label: [name(person), title(person)].filter(Boolean).join(' · '),
      }))}
    />
  );
}

function ScopePick({
  ids,
  offered,
  chosen,
  onChange,
}: {
  ids: FieldIds;
  offered: readonly string[];
  chosen: readonly string[];
  onChange: (scopes: string[]) => void;
}) {
  const { t } = useFormat();
  const subjectText = useSubject();
  const turn = (scope: string, on: boolean) =>
    onChange(on ? [...chosen, scope] : chosen.filter((other) => other !== scope));
  return (
    <div {...ids} role="group" className="scope-list" tabIndex={-1}>
      {scopeRows(offered).map(({ subject, modes }) => (
        <div key={subject} className="scope-row">
          <span>{subjectText(subject)}</span>
          {modes.map((mode) => (
            <Checkbox
              key={mode}
              checked={chosen.includes(`${subject}:${mode}`)}
              aria-label={`${subjectText(subject)} ${t(`keys.mode.${mode}`)}`}
              onChange={(event) => turn(`${subject}:${mode}`, event.target.checked)}
            >
              {t(`keys.mode.${mode}`)}
            </Checkbox>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The form, and the key it made. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const form = useId();
  const [label, setLabel] = useState('');
  const [owner, setOwner] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [until, setUntil] = useState(() => dayjs().add(DAYS, 'day'));
  const [asked, setAsked] = useState(false);
  const [secret, setSecret] = useState<string>();
  const { data: offered = [] } = useQuery(keyScopesQuery(owner));
  const act = useAct(createKey, ({ data }) => {
    void queries.invalidateQueries({ queryKey: ['api-keys'] });
    if (data.key) setSecret(data.key);
    else onClose();
  });
  if (secret !== undefined)
    return <SecretOnce title={t('keys.made')} text={t('keys.shownOnce')} secret={secret} onClose={onClose} />;
  const missing = { label: label.trim() === '', owner: owner === '', scopes: scopes.length === 0 };
  const submit = () => {
    setAsked(true);
    if (missing.label || missing.owner || missing.scopes) return;
    void act.run({ name: label.trim(), owner_id: owner, scopes, expires_at: until.endOf('day').toISOString() });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('keys.askNew')}
      verb={t('keys.create')}
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
        <Field label={t('keys.name')} error={asked && missing.label ? t('keys.nameMissing') : undefined}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              maxLength={100}
              value={label}
              onChange={(event) => setLabel(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('keys.owner')}
          note={t('keys.ownerNote')}
          error={act.problem?.field('/owner_id') ?? (asked && missing.owner ? t('keys.ownerMissing') : undefined)}
        >
          {(ids) => (
            <PersonPick
              ids={ids}
              value={owner}
              onChange={(id) => {
                setOwner(id);
                setScopes([]);
              }}
            />
          )}
        </Field>
        {owner !== '' && (
          <Field label={t('keys.scopes')} error={asked && missing.scopes ? t('keys.scopesMissing') : undefined}>
            {(ids) => <ScopePick ids={ids} offered={offered} chosen={scopes} onChange={setScopes} />}
          </Field>
        )}
        <Field label={t('keys.until')} error={act.problem?.field('/expires_at')}>
          {(ids) => (
            <DatePicker
              {...ids}
              allowClear={false}
              value={until}
              minDate={dayjs()}
              maxDate={dayjs().add(LONGEST_DAYS, 'day')}
              onChange={(value) => value && setUntil(value)}
            />
          )}
        </Field>
        <ProblemNote problem={act.problem} shown={['/owner_id', '/expires_at']} />
      </form>
    </ConfirmDialog>
  );
}
