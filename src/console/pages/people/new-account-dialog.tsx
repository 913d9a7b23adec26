/** A new account: who, belonging where, with which first role; then the initial password, this once. */
import { Input, Segmented } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';
import { size } from '../../theme.ts';
import { choicesQuery, createAccount } from './data.ts';
import { bodyOf, emptyGrant, GrantFields, grantPointers, PartnerPick, ThingPick } from './grant-fields.tsx';

const TEXTS = ['login', 'name', 'name_en', 'title', 'title_en'] as const;
const LABELS = {
  login: 'people.login',
  name: 'people.name',
  name_en: 'people.nameEn',
  title: 'people.post',
  title_en: 'people.postEn',
} as const;
type Texts = Record<(typeof TEXTS)[number], string>;

const optional = (field: (typeof TEXTS)[number]): boolean => field === 'title' || field === 'title_en';

export function NewAccountDialog({ onClose }: { onClose: () => void }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const form = useId();
  const [texts, setTexts] = useState<Texts>({ login: '', name: '', name_en: '', title: '', title_en: '' });
  const [kind, setKind] = useState<'employee' | 'partner'>('employee');
  const [partner, setPartner] = useState<string[]>([]);
  const [unit, setUnit] = useState<string[]>([]);
  const [grant, setGrant] = useState(emptyGrant);
  const [asked, setAsked] = useState(false);
  const [secret, setSecret] = useState<string>();
  const { data: choices } = useQuery(choicesQuery);
  const act = useAct(createAccount, ({ data }) => {
    void queries.invalidateQueries({ queryKey: ['accounts'] });
    if (data.initial_password) setSecret(data.initial_password);
    else onClose();
  });
  if (secret !== undefined)
    return (
      <SecretOnce
        title={t('people.made')}
        text={t('people.passwordOnce', { login: texts.login })}
        secret={secret}
        onClose={onClose}
      />
    );
  const missing = (field: (typeof TEXTS)[number]) => !optional(field) && texts[field].trim() === '';
  const noPartner = kind === 'partner' && partner.length === 0;
  const submit = () => {
    setAsked(true);
    const { role } = grant;
    if (TEXTS.some(missing) || noPartner || role === undefined) return;
    const trimmed = Object.fromEntries(TEXTS.map((field) => [field, texts[field].trim()])) as Texts;
    void act.run({
      ...trimmed,
      party_id: kind === 'partner' ? (partner[0] ?? null) : null,
      unit_id: kind === 'employee' ? (unit[0] ?? null) : null,
      role: bodyOf({ ...grant, role }),
    });
  };
  const wrong = (field: (typeof TEXTS)[number]) =>
    act.problem?.field(`/${field}`) ?? (asked && missing(field) ? t('people.missing') : undefined);
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('people.askNew')}
      verb={t('people.create')}
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
        {TEXTS.map((field) => (
          <Field key={field} label={t(LABELS[field])} optional={optional(field)} error={wrong(field)}>
            {(ids) => (
              <Input
                {...ids}
                autoFocus={field === 'login'}
                autoComplete="off"
                maxLength={100}
                value={texts[field]}
                onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Segmented
          aria-label={t('people.kind')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'employee' as const, label: t('people.employee') },
            { value: 'partner' as const, label: t('people.partner') },
          ]}
        />
        {kind === 'partner' ? (
          <Field
            label={t('people.ofPartner')}
            error={act.problem?.field('/party_id') ?? (asked && noPartner ? t('people.missing') : undefined)}
          >
            {(ids) => <PartnerPick ids={ids} several={false} value={partner} onChange={setPartner} />}
          </Field>
        ) : (
          <Field label={t('people.unit')} optional error={act.problem?.field('/unit_id')}>
            {(ids) => (
              <ThingPick ids={ids} several={false} things={choices?.units ?? []} value={unit} onChange={setUnit} />
            )}
          </Field>
        )}
        <GrantFields
          draft={grant}
          onChange={setGrant}
          problem={act.problem}
          pointer="/role"
          roleMissing={asked && grant.role === undefined}
        />
        <ProblemNote
          problem={act.problem}
          shown={[...TEXTS.map((field) => `/${field}`), '/party_id', '/unit_id', ...grantPointers('/role')]}
        />
      </form>
    </ConfirmDialog>
  );
}
