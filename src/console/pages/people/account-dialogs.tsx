/** What is done to an account: details, password, in or out, a role more or less. */
import { Input } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';
import { size } from '../../theme.ts';
import { changeAccount, choicesQuery, grantRole, resetPassword, setStatus, withdrawRole } from './data.ts';
import type { Account, Grant } from './data.ts';
import { bodyOf, emptyGrant, GrantFields, grantPointers, ThingPick } from './grant-fields.tsx';

type Props = { account: Account; onClose: () => void };

function useDone(onClose: () => void) {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ['accounts'] });
    void queries.invalidateQueries({ queryKey: ['sessions'] });
    onClose();
  };
}

/** Lets in or keeps out. */
export function StatusDialog({ account, onClose }: Props) {
  const { t } = useFormat();
  const { name } = useNames();
  const step = account.status === 'active' ? 'deactivate' : 'activate';
  const act = useAct(setStatus(account.id, step), useDone(onClose));
  const title = step === 'deactivate' ? 'people.askDeactivate' : 'people.askActivate';
  return (
    <ConfirmDialog
      open
      danger={step === 'deactivate'}
      title={t(title, { name: name(account) })}
      verb={t(`people.${step}`)}
      busy={act.busy}
      onConfirm={() => void act.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t(`people.${step}Text`)}</p>
        <ProblemNote problem={act.problem} />
      </div>
    </ConfirmDialog>
  );
}

/** A new initial password, shown this once. */
export function ResetDialog({ account, onClose }: Props) {
  const { t } = useFormat();
  const { name } = useNames();
  const [secret, setSecret] = useState<string>();
  const done = useDone(() => undefined);
  const act = useAct(resetPassword(account.id), ({ data }) => {
    done();
    if (data.initial_password) setSecret(data.initial_password);
    else onClose();
  });
  if (secret !== undefined)
    return (
      <SecretOnce
        title={t('people.resetDone')}
        text={t('people.passwordOnce', { login: account.login })}
        secret={secret}
        onClose={onClose}
      />
    );
  return (
    <ConfirmDialog
      open
      danger
      title={t('people.askReset', { name: name(account) })}
      verb={t('people.reset')}
      busy={act.busy}
      onConfirm={() => void act.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t('people.resetText')}</p>
        <ProblemNote problem={act.problem} />
      </div>
    </ConfirmDialog>
  );
}

/** A role taken away at once. */
export function WithdrawDialog({ account, grant, onClose }: Props & { grant: Grant }) {
  const { t } = useFormat();
  const { name } = useNames();
  const act = useAct(withdrawRole(account.id, grant.id), useDone(onClose));
  return (
    <ConfirmDialog
      open
      danger
      title={t('people.askWithdraw', { name: name(account), role: t(`people.roleName.${grant.role}`) })}
      verb={t('people.withdraw')}
      busy={act.busy}
      onConfirm={() => void act.run({})}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p>{t('people.withdrawText')}</p>
        <ProblemNote problem={act.problem} />
      </div>
    </ConfirmDialog>
  );
}

/** A role more. */
export function GrantDialog({ account, onClose }: Props) {
  const { t } = useFormat();
  const { name } = useNames();
  const form = useId();
  const [draft, setDraft] = useState(emptyGrant);
  const [asked, setAsked] = useState(false);
  const act = useAct(grantRole(account.id), useDone(onClose));
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('people.askGrant', { name: name(account) })}
      verb={t('people.grant')}
      busy={act.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          const { role } = draft;
          if (role !== undefined) void act.run(bodyOf({ ...draft, role }));
        }}
      >
        <GrantFields
          draft={draft}
          onChange={setDraft}
          problem={act.problem}
          roleMissing={asked && draft.role === undefined}
        />
        <ProblemNote problem={act.problem} shown={grantPointers()} />
      </form>
    </ConfirmDialog>
  );
}

const FIELDS = [
  ['name', 'people.name'],
  ['name_en', 'people.nameEn'],
  ['title', 'people.post'],
  ['title_en', 'people.postEn'],
] as const;

/** Names, posts and unit. */
export function EditDialog({ account, onClose }: Props) {
  const { t } = useFormat();
  const { name } = useNames();
  const form = useId();
  const { data: choices } = useQuery(choicesQuery);
  const { name: chinese, name_en, title, title_en } = account;
  const [texts, setTexts] = useState({ name: chinese, name_en, title, title_en });
  const [unit, setUnit] = useState(account.unit ? [account.unit.id] : []);
  const act = useAct(changeAccount(account), useDone(onClose));
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={t('people.askEdit', { name: name(account) })}
      verb={t('people.save')}
      busy={act.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          void act.run({ ...texts, unit_id: unit[0] ?? null });
        }}
      >
        {FIELDS.map(([field, label]) => (
          <Field key={field} label={t(label)} error={act.problem?.field(`/${field}`)}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={100}
                value={texts[field]}
                onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={t('people.unit')} optional error={act.problem?.field('/unit_id')}>
          {(ids) => (
            <ThingPick ids={ids} several={false} things={choices?.units ?? []} value={unit} onChange={setUnit} />
          )}
        </Field>
        <ProblemNote problem={act.problem} shown={[...FIELDS.map(([field]) => `/${field}`), '/unit_id']} />
      </form>
    </ConfirmDialog>
  );
}
