/** One tier while it is written: when it is asked, who decides, by when, and who comes in when nobody does. */
import { Button, Checkbox, Input, InputNumber, Segmented, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { AmountInput, Field } from '../../parts/field.tsx';
import { regionsQuery } from '../orders/data.ts';
import { DECIDING_ROLES, EXCEPTIONS, peopleQuery } from './data.ts';
import type { Tier } from './data.ts';
import { usePolicyNames } from './words.tsx';

type TierFormProps = {
  tier: Tier;
  at: number;
  /** What the server said about this tier, by the rest of the pointer. */
  problem: (field: string) => string | undefined;
  onChange: (tier: Tier) => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
};

const KINDS = ['region', 'role', 'user', 'line_manager', 'unit_manager', 'dealer_sales_rep'] as const;
type Kind = (typeof KINDS)[number];

function kindOf({ decider }: Tier): Kind {
  if (decider.by === 'position') return decider.position;
  if (decider.by === 'user') return 'user';
  return decider.same_region ? 'region' : 'role';
}

function deciderOf(kind: Kind, before: Tier['decider']): Tier['decider'] {
  if (kind === 'user') return { by: 'user', user_ids: before.by === 'user' ? before.user_ids : [] };
  if (kind === 'region' || kind === 'role') {
    const role = before.by === 'role' ? before.role : 'channel_manager';
    return { by: 'role', role, same_region: kind === 'region' };
  }
  return { by: 'position', position: kind };
}

/** A condition that is empty is left out; without any, the tier is always asked. */
function condition(when: Tier['when'], change: Partial<Tier['when']>): Tier['when'] {
  const { always: _always, ...rest } = { ...when, ...change };
  const kept = Object.entries(rest).filter(([, value]) => value !== undefined && value.length > 0);
  return kept.length === 0 ? { always: true } : Object.fromEntries(kept);
}

function Conditions({ tier, problem, onChange }: Pick<TierFormProps, 'tier' | 'problem' | 'onChange'>) {
  const { t } = useFormat();
  const { name } = useNames();
  const names = usePolicyNames();
  const { data: regions = [] } = useQuery(regionsQuery);
  const set = (change: Partial<Tier['when']>) => onChange({ ...tier, when: condition(tier.when, change) });
  return (
    <div className="policy-fields">
      <Field label={t('policies.field.from')} optional error={problem('/when/amount_from')}>
        {(ids) => (
          <AmountInput
            {...ids}
            currency="CNY"
            value={tier.when.amount_from ?? ''}
            onChange={(amount_from) => set({ amount_from })}
          />
        )}
      </Field>
      <Field label={t('policies.field.below')} optional error={problem('/when/amount_below')}>
        {(ids) => (
          <AmountInput
            {...ids}
            currency="CNY"
            value={tier.when.amount_below ?? ''}
            onChange={(amount_below) => set({ amount_below })}
          />
        )}
      </Field>
      <Field label={t('policies.field.exceptions')} optional>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={tier.when.exceptions ?? []}
            onChange={(exceptions: string[]) => set({ exceptions })}
            options={EXCEPTIONS.map((value) => ({ value, label: names.exception(value) }))}
          />
        )}
      </Field>
      <Field label={t('policies.field.regions')} optional>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            value={tier.when.regions ?? []}
            onChange={(chosen: string[]) => set({ regions: chosen })}
            options={regions.map((region) => ({ value: region.id, label: name(region) }))}
          />
        )}
      </Field>
    </div>
  );
}

function Deciders({ tier, problem, onChange }: Pick<TierFormProps, 'tier' | 'problem' | 'onChange'>) {
  const { t } = useFormat();
  const { name, title } = useNames();
  const names = usePolicyNames();
  const { data: people = [] } = useQuery(peopleQuery(''));
  const roles = DECIDING_ROLES.map((value) => ({ value, label: names.role(value) }));
  const { decider } = tier;
  return (
    <div className="policy-fields">
      <Field label={t('policies.field.decider')} error={problem('/decider')}>
        {(ids) => (
          <Select<Kind>
            {...ids}
            value={kindOf(tier)}
            onChange={(kind) => onChange({ ...tier, decider: deciderOf(kind, decider) })}
            options={KINDS.map((value) => ({ value, label: t(`policies.kind.${value}`) }))}
          />
        )}
      </Field>
      {decider.by === 'role' && (
        <Field label={t('policies.field.role')} error={problem('/decider/role')}>
          {(ids) => (
            <Select
              {...ids}
              value={decider.role}
              onChange={(role: string) => onChange({ ...tier, decider: { ...decider, role } })}
              options={roles}
            />
          )}
        </Field>
      )}
      {decider.by === 'user' && (
        <Field label={t('policies.field.people')} error={problem('/decider/user_ids')}>
          {(ids) => (
            <Select
              {...ids}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              value={decider.user_ids}
              onChange={(user_ids: string[]) => onChange({ ...tier, decider: { by: 'user', user_ids } })}
              options={people.map((person) => ({
                value: person.id,
                label: [name(person), title(person)].filter(Boolean).join(' · '),
              }))}
            />
          )}
        </Field>
      )}
      <div className="field">
        <div className="field-head">{t('policies.field.mode')}</div>
        <Segmented<Tier['mode']>
          aria-label={t('policies.field.mode')}
          value={tier.mode}
          onChange={(mode) => onChange({ ...tier, mode })}
          options={(['any', 'all'] as const).map((value) => ({ value, label: t(`policies.mode.${value}`) }))}
        />
      </div>
      <Field label={t('policies.field.escalateTo')} error={problem('/escalate_to_role')}>
        {(ids) => (
          <Select
            {...ids}
            value={tier.escalate_to_role}
            onChange={(escalate_to_role: string) => onChange({ ...tier, escalate_to_role })}
            options={roles}
          />
        )}
      </Field>
    </div>
  );
}

const HOURS = ['due_hours', 'remind_every_hours', 'escalate_after_hours'] as const;

function Hours({ tier, problem, onChange }: Pick<TierFormProps, 'tier' | 'problem' | 'onChange'>) {
  const { t } = useFormat();
  return (
    <div className="policy-fields">
      {HOURS.map((field) => (
        <Field key={field} label={t(`policies.field.${field}`)} error={problem(`/${field}`)}>
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={8760}
              precision={0}
              value={tier[field]}
              onChange={(value) => onChange({ ...tier, [field]: value ?? 1 })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

/** The form of a tier. */
export function TierForm({ tier, at, problem, onChange, onRemove, onUp }: TierFormProps) {
  const { t } = useFormat();
  return (
    <li className="policy-tier">
      <fieldset>
        <legend>{t('policies.tier', { tier: at })}</legend>
        <div className="policy-fields">
          <Field label={t('policies.field.name')}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={40}
                value={tier.name}
                onChange={(event) => onChange({ ...tier, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('policies.field.nameEn')}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={40}
                value={tier.name_en}
                onChange={(event) => onChange({ ...tier, name_en: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Conditions tier={tier} problem={problem} onChange={onChange} />
        <Deciders tier={tier} problem={problem} onChange={onChange} />
        <Hours tier={tier} problem={problem} onChange={onChange} />
        <div className="policy-tier-foot">
          <Checkbox checked={tier.finance} onChange={(event) => onChange({ ...tier, finance: event.target.checked })}>
            {t('policies.field.finance')}
          </Checkbox>
          <span className="row-acts">
            {onUp && (
              <Button size="small" aria-label={t('policies.upNamed', { tier: at })} onClick={onUp}>
                {t('policies.up')}
              </Button>
            )}
            <Button size="small" danger aria-label={t('policies.removeNamed', { tier: at })} onClick={onRemove}>
              {t('policies.remove')}
            </Button>
          </span>
        </div>
      </fieldset>
    </li>
  );
}
