/** The fields of a role: which, where, from when to when. */
import { Checkbox, DatePicker, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { ROLES } from '../../../people/schema.ts';
import type { Role } from '../../../people/schema.ts';
import type { ApiProblem } from '../../lib/problem.ts';
import { useNames } from '../../lib/names.ts';
import type { Named } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Field } from '../../parts/field.tsx';
import { choicesQuery, partnersQuery } from './data.ts';
import type { GrantBody } from './data.ts';

export type GrantDraft = {
  role: Role | undefined;
  everyCompany: boolean;
  regions: string[];
  parties: string[];
  warehouses: string[];
  from: string | undefined;
  to: string | undefined;
};

export const emptyGrant: GrantDraft = {
  role: undefined,
  everyCompany: false,
  regions: [],
  parties: [],
  warehouses: [],
  from: undefined,
  to: undefined,
};

const BY_PARTNER: readonly Role[] = ['dealer', 'distributor', 'guide', 'store_manager'];
const BY_WAREHOUSE: readonly Role[] = ['warehouse'];

const orNone = (ids: string[]): string[] | null => (ids.length > 0 ? ids : null);

/** What is sent; fields that do not go with the role are left out. */
export function bodyOf(draft: GrantDraft & { role: Role }): GrantBody {
  const limited = !draft.everyCompany;
  const partner = BY_PARTNER.includes(draft.role);
  return {
    role: draft.role,
    every_company: draft.everyCompany,
    region_ids: limited && !partner ? orNone(draft.regions) : null,
    party_ids: limited ? orNone(draft.parties) : null,
    warehouse_ids: limited && BY_WAREHOUSE.includes(draft.role) ? orNone(draft.warehouses) : null,
    valid_from: draft.from ?? null,
    valid_to: draft.to ?? null,
  };
}

/** Partners by search; `several` takes more than one. */
export function PartnerPick({
  ids,
  value,
  several,
  onChange,
}: {
  ids: object;
  value: string[];
  several: boolean;
  onChange: (ids: string[]) => void;
}) {
  const { name } = useNames();
  const [text, setText] = useState('');
  const { data = [], isFetching } = useQuery(partnersQuery(text));
  return (
    <Select<string[] | string>
      {...ids}
      mode={several ? 'multiple' : undefined}
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={isFetching}
      allowClear={several}
      value={several ? value : value[0]}
      onChange={(chosen) => onChange([chosen ?? []].flat())}
      options={data.map((partner) => ({ value: partner.id, label: name(partner) }))}
    />
  );
}

/** One of the company's things, or several. */
export function ThingPick({
  ids,
  things,
  value,
  several = true,
  onChange,
}: {
  ids: object;
  things: readonly (Named & { id: string })[];
  value: string[];
  several?: boolean;
  onChange: (ids: string[]) => void;
}) {
  const { t } = useFormat();
  const { name } = useNames();
  return (
    <Select<string[] | string>
      {...ids}
      mode={several ? 'multiple' : undefined}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={several ? t('people.unlimited') : undefined}
      value={several ? value : value[0]}
      onChange={(chosen) => onChange([chosen ?? []].flat())}
      options={things.map((thing) => ({ value: thing.id, label: name(thing) }))}
    />
  );
}

type Props = {
  draft: GrantDraft;
  onChange: (draft: GrantDraft) => void;
  problem: ApiProblem | undefined;
  /** Where the role sits in what is sent. */
  pointer?: string;
  roleMissing?: boolean;
};

/** The pointers these fields show problems of. */
export const grantPointers = (pointer = ''): string[] =>
  ['role', 'every_company', 'region_ids', 'party_ids', 'warehouse_ids', 'valid_from', 'valid_to'].map(
    (field) => `${pointer}/${field}`,
  );

export function GrantFields({ draft, onChange, problem, pointer = '', roleMissing = false }: Props) {
  const { t } = useFormat();
  const { data: choices } = useQuery(choicesQuery);
  const set = (part: Partial<GrantDraft>) => onChange({ ...draft, ...part });
  const error = (field: string) => problem?.field(`${pointer}/${field}`);
  const partner = draft.role !== undefined && BY_PARTNER.includes(draft.role);
  const limited = draft.role !== undefined && !draft.everyCompany;
  return (
    <>
      <Field label={t('people.role')} error={error('role') ?? (roleMissing ? t('people.missing') : undefined)}>
        {(ids) => (
          <Select<Role>
            {...ids}
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.role}
            onChange={(role) => set({ role })}
            options={ROLES.map((role) => ({ value: role, label: t(`people.roleName.${role}`) }))}
          />
        )}
      </Field>
      {choices?.every_company && !partner && (
        <Checkbox checked={draft.everyCompany} onChange={(event) => set({ everyCompany: event.target.checked })}>
          {t('people.everyCompany')}
        </Checkbox>
      )}
      {limited && !partner && (
        <Field label={t('people.regions')} optional error={error('region_ids')}>
          {(ids) => (
            <ThingPick
              ids={ids}
              things={choices?.regions ?? []}
              value={draft.regions}
              onChange={(regions) => set({ regions })}
            />
          )}
        </Field>
      )}
      {limited && (
        <Field label={t('people.parties')} optional error={error('party_ids')}>
          {(ids) => <PartnerPick ids={ids} several value={draft.parties} onChange={(parties) => set({ parties })} />}
        </Field>
      )}
      {limited && draft.role !== undefined && BY_WAREHOUSE.includes(draft.role) && (
        <Field label={t('people.warehouses')} optional error={error('warehouse_ids')}>
          {(ids) => (
            <ThingPick
              ids={ids}
              things={choices?.warehouses ?? []}
              value={draft.warehouses}
              onChange={(warehouses) => set({ warehouses })}
            />
          )}
        </Field>
      )}
      <Field label={t('people.from')} optional error={error('valid_from')}>
        {(ids) => (
          <DatePicker
            {...ids}
            value={draft.from ? dayjs(draft.from) : null}
            minDate={dayjs()}
            onChange={(day) => set({ from: day?.format('YYYY-MM-DD') })}
          />
        )}
      </Field>
      <Field label={t('people.to')} optional note={t('people.toNote')} error={error('valid_to')}>
        {(ids) => (
          <DatePicker
            {...ids}
            value={draft.to ? dayjs(draft.to) : null}
            minDate={dayjs().add(1, 'day')}
            onChange={(day) => set({ to: day?.format('YYYY-MM-DD') })}
          />
        )}
      </Field>
    </>
  );
}
