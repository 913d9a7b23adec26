/** The draft of a policy: its tiers, what holds for all of them, saving, trying, publishing from a day on. */
import { Button, Checkbox, DatePicker, InputNumber, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import type { Dayjs } from 'dayjs';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { DECIDING_ROLES, discardDraft, newTier, publishPolicy, saveDraft } from './data.ts';
import type { DocumentType, PolicyRules, Tier } from './data.ts';
import { DryRun } from './dry-run.tsx';
import { TierForm } from './tier-form.tsx';
import { usePolicyNames } from './words.tsx';

type EditorProps = {
  type: DocumentType;
  rules: PolicyRules;
  basedOn: number;
  /** Version of the stored draft, 0 before it was saved. */
  version: number;
  onClose: () => void;
};

function Whole({ rules, onChange }: { rules: PolicyRules; onChange: (rules: PolicyRules) => void }) {
  const { t } = useFormat();
  const names = usePolicyNames();
  return (
    <div className="policy-fields">
      <Field label={t('policies.field.expire')}>
        {(ids) => (
          <InputNumber
            {...ids}
            min={1}
            max={8760}
            precision={0}
            value={rules.expire_after_hours}
            onChange={(value) => onChange({ ...rules, expire_after_hours: value ?? 1 })}
          />
        )}
      </Field>
      <Field label={t('policies.field.cc')} optional>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={rules.cc_roles}
            onChange={(cc_roles: string[]) => onChange({ ...rules, cc_roles })}
            options={DECIDING_ROLES.map((value) => ({ value, label: names.role(value) }))}
          />
        )}
      </Field>
      <Checkbox
        checked={rules.same_person_once}
        onChange={(event) => onChange({ ...rules, same_person_once: event.target.checked })}
      >
        {t('policies.field.samePerson')}
      </Checkbox>
    </div>
  );
}

function PublishDialog({
  type,
  rules,
  basedOn,
  onClose,
  onDone,
  onProblem,
}: Pick<EditorProps, 'type' | 'rules' | 'basedOn'> & {
  onClose: () => void;
  onDone: (version: number) => void;
  onProblem: (pointers: Map<string, string>) => void;
}) {
  const { t } = useFormat();
  const [from, setFrom] = useState<Dayjs | null>(null);
  const act = useAct(publishPolicy, ({ data }) => onDone(data.version));
  const publish = async () => {
    const body = { document_type: type, based_on: basedOn, rules };
    await act.run(from ? { ...body, valid_from: from.startOf('day').toISOString() } : body);
  };
  const errors = act.problem?.body.errors ?? [];
  return (
    <ConfirmDialog
      open
      title={t('policies.askPublish', { version: basedOn + 1 })}
      verb={t('policies.publish')}
      busy={act.busy}
      onConfirm={() => void publish()}
      onCancel={() => {
        onProblem(new Map(errors.map((error) => [error.pointer, error.detail])));
        onClose();
      }}
    >
      <div className="dialog-body">
        <p>{t('policies.publishText')}</p>
        <Field
          label={t('policies.field.validFrom')}
          optional
          note={t('policies.validFromNote')}
          error={act.problem?.field('/valid_from')}
        >
          {(ids) => <DatePicker {...ids} value={from} minDate={dayjs().add(1, 'day')} onChange={setFrom} />}
        </Field>
        <ProblemNote problem={act.problem} shown={['/valid_from']} />
      </div>
    </ConfirmDialog>
  );
}

function Tiers({
  rules,
  problems,
  onChange,
}: {
  rules: PolicyRules;
  problems: ReadonlyMap<string, string>;
  onChange: (rules: PolicyRules) => void;
}) {
  const { t } = useFormat();
  const set = (tiers: Tier[]) => onChange({ ...rules, tiers });
  return (
    <>
      <ol className="policy-tiers">
        {rules.tiers.map((tier, index) => (
          <TierForm
            key={index}
            tier={tier}
            at={index + 1}
            problem={(field) => problems.get(`/rules/tiers/${index}${field}`)}
            onChange={(next) => set(rules.tiers.with(index, next))}
            onRemove={() => set(rules.tiers.toSpliced(index, 1))}
            onUp={
              index === 0
                ? undefined
                : () => set(rules.tiers.with(index - 1, tier).with(index, rules.tiers[index - 1]!))
            }
          />
        ))}
      </ol>
      <Button icon={<Icon of={Plus} />} onClick={() => set([...rules.tiers, newTier()])}>
        {t('policies.addTier')}
      </Button>
    </>
  );
}

/** The editor. */
export function PolicyEditor({ type, rules: given, basedOn, version, onClose }: EditorProps) {
  const { t } = useFormat();
  const notice = useNotice();
  const queries = useQueryClient();
  const [rules, setRules] = useState(given);
  const [saved, setSaved] = useState(version);
  const [asking, setAsking] = useState(false);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const refresh = () => queries.invalidateQueries({ queryKey: ['policies'] });
  const save = useAct(saveDraft(type, saved), ({ data }) => {
    setSaved(data.version);
    notice.done(t('policies.saved'));
    void refresh();
  });
  const discard = useAct(discardDraft(type, saved), () => void refresh().then(onClose));
  return (
    <div className="policy-editor">
      <Section title={t('policies.draftOf', { version: basedOn + 1 })} note={t('policies.keepsVersion')}>
        <Tiers rules={rules} problems={problems} onChange={setRules} />
        <Whole rules={rules} onChange={setRules} />
        <ProblemNote problem={save.problem ?? discard.problem} />
        <div className="policy-acts">
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('policies.publishAsk')}
          </Button>
          <Button loading={save.busy} onClick={() => void save.run({ based_on: basedOn, rules })}>
            {t('policies.save')}
          </Button>
          {saved > 0 ? (
            <Button danger loading={discard.busy} onClick={() => void discard.run({})}>
              {t('policies.discard')}
            </Button>
          ) : (
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          )}
        </div>
      </Section>
      <DryRun type={type} rules={rules} />
      {asking && (
        <PublishDialog
          type={type}
          rules={rules}
          basedOn={basedOn}
          onClose={() => setAsking(false)}
          onProblem={setProblems}
          onDone={(next) => {
            notice.done(t('policies.published', { version: next }));
            void refresh().then(onClose);
          }}
        />
      )}
    </div>
  );
}
