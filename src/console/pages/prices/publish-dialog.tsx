/** Publishing prices: the newest ones to start from, changed row by row, from a day on; two editors of one price choose per price. */
import { Button, DatePicker, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import type { SkuView } from '../../../catalog/schema.ts';
import type { PriceListView } from '../../../pricing/schema.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConflictChoice, isDecided } from '../../masters/conflict-choice.tsx';
import type { Side, Values } from '../../masters/conflict.ts';
import { act, choicesQuery, loadNewest } from '../../masters/data.ts';
import { useWrong } from '../../masters/fields.tsx';
import { useSave } from '../../masters/use-save.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { QuantityInput } from '../../parts/quantity-input.tsx';
import { size } from '../../theme.ts';
import { floorField, isFloor, pricedRows, priceValues, publishBody, rowOf, rowsOf, unitField } from './values.ts';
import type { PriceRow } from './values.ts';
import '../../styles/masters.css';

type RowProps = {
  row: PriceRow;
  name: string;
  values: Values;
  scale: number;
  errors: { unit?: string; floor?: string };
  onSet: (field: string, value: string) => void;
  onRemove: () => void;
};

function PriceInputs({ row, name, values, errors, onSet, onRemove }: RowProps) {
  const { t, count } = useFormat();
  const label = Number(row.from) > 0 ? t('masters.prices.breakFrom', { name, from: count(row.from) }) : name;
  const input = (field: string, title: string, error: string | undefined) => (
    <Field label={title} error={error}>
      {(ids) => (
        <QuantityInput
          {...ids}
          aria-label={`${label} ${title}`}
          value={values[field] ?? ''}
          onChange={(value) => onSet(field, value)}
        />
      )}
    </Field>
  );
  return (
    <li className="price-row">
      <span className="price-name">
        <strong>{label}</strong>
        <small>{row.sku}</small>
      </span>
      {input(unitField(row), t('masters.prices.unit'), errors.unit)}
      {input(floorField(row), t('masters.prices.floor'), errors.floor)}
      <button
        type="button"
        className="icon-button"
        aria-label={t('masters.prices.remove', { name: label })}
        onClick={onRemove}
      >
        <Icon of={X} />
      </button>
    </li>
  );
}

function AddRow({ onAdd }: { onAdd: (row: PriceRow, sku: SkuView) => void }) {
  const { t } = useFormat();
  const { name } = useNames();
  const [text, setText] = useState('');
  const [sku, setSku] = useState<SkuView>();
  const [from, setFrom] = useState('0');
  const { data = [], isFetching } = useQuery(choicesQuery<SkuView>('/skus', { q: text, limit: 20 }));
  const id = useId();
  return (
    <div className="price-add">
      <label htmlFor={id} className="sr-only">
        {t('masters.prices.addSku')}
      </label>
      <Select
        id={id}
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={isFetching}
        placeholder={t('masters.prices.addSku')}
        value={sku?.code}
        onChange={(code: string) => setSku(data.find((one) => one.code === code))}
        options={data.map((one) => ({ value: one.code, label: `${name(one)} · ${one.code}` }))}
      />
      <QuantityInput aria-label={t('masters.prices.from')} value={from} onChange={setFrom} />
      <Button
        onClick={() => {
          if (!sku || !/^\d+(\.\d+)?$/.test(from)) return;
          onAdd({ sku: sku.code, from: String(Number(from)) }, sku);
          setSku(undefined);
        }}
      >
        {t('masters.prices.add')}
      </Button>
    </div>
  );
}

const SHOWN_MAX = 60;

/** The dialog. */
export function PublishDialog({
  list,
  etag,
  firstDay,
  onClose,
}: {
  list: PriceListView;
  etag: string | undefined;
  firstDay: string;
  onClose: () => void;
}) {
  const { t, date } = useFormat();
  const { name } = useNames();
  const form = useId();
  const notice = useNotice();
  const wrong = useWrong();
  const path = `/price_lists/${list.id}`;
  const valuesOf = (view: PriceListView): Values => ({ ...priceValues(view.prices), valid_from: firstDay });
  const [values, setValues] = useState<Values>(() => valuesOf(list));
  const [names, setNames] = useState<Record<string, string>>(() =>
    Object.fromEntries(list.prices.map((price) => [price.sku_code, name(price)])),
  );
  const [search, setSearch] = useState('');
  const [choice, setChoice] = useState<Readonly<Record<string, Side>>>({});
  const [asked, setAsked] = useState(false);
  const { save, busy, problem, conflict, choose } = useSave({
    start: { values: valuesOf(list), etag },
    reload: () =>
      loadNewest<PriceListView>(path, (view) => {
        setNames((before) => ({
          ...before,
          ...Object.fromEntries(view.prices.map((price) => [price.sku_code, name(price)])),
        }));
        return valuesOf(view);
      }),
    send: (next, _base, sent) => act(`${path}/publish`)(publishBody(next), sent),
    onDone: () => {
      notice.done(t('masters.prices.published'));
      onClose();
    },
  });
  const set = (field: string, value: string) => setValues((before) => ({ ...before, [field]: value }));
  const priced = pricedRows(values);
  const errorsOf = (row: PriceRow) => {
    const at = priced.findIndex((one) => one.sku === row.sku && one.from === row.from);
    const check = (field: string, optional: boolean) =>
      wrong({ name: field, label: field, kind: 'decimal', scale: list.price_scale, optional }, values[field] ?? '');
    return {
      unit: problem?.field(`/prices/${at}/unit_price`) ?? (asked ? check(unitField(row), true) : undefined),
      floor: problem?.field(`/prices/${at}/floor_price`) ?? (asked ? check(floorField(row), true) : undefined),
    };
  };
  const rows = rowsOf(values);
  const found = rows.filter(({ sku }) => `${sku} ${names[sku] ?? ''}`.toLowerCase().includes(search.toLowerCase()));
  const labelOf = (field: string) => {
    const row = rowOf(field);
    if (!row) return t('masters.field.valid_from');
    const what = t(isFloor(field) ? 'masters.prices.floor' : 'masters.prices.unit');
    return `${names[row.sku] ?? row.sku}${Number(row.from) > 0 ? ` ≥${row.from}` : ''} · ${what}`;
  };
  const submit = () => {
    setAsked(true);
    if (conflict) {
      if (!isDecided(conflict, choice)) return;
      setValues(choose(choice));
      return setChoice({});
    }
    if (rows.some((row) => Object.values(errorsOf(row)).some(Boolean) && problem === undefined)) return;
    void save(values);
  };
  return (
    <ConfirmDialog
      open
      width={size.editor}
      title={conflict ? t('masters.conflictTitle') : t('masters.prices.publishTitle', { name: name(list) })}
      verb={
        conflict
          ? t('masters.saveChosen')
          : t('masters.prices.publish', { count: priced.length, day: date(values['valid_from'] ?? firstDay) })
      }
      busy={busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body record-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {conflict ? (
          <>
            <ConflictChoice
              conflict={conflict}
              choice={choice}
              labelOf={labelOf}
              show={(_field, value) => value || t('common.nothing')}
              onChoose={setChoice}
            />
            {asked && !isDecided(conflict, choice) && (
              <div className="field-error" role="alert">
                {t('masters.undecided')}
              </div>
            )}
          </>
        ) : (
          <>
            <div className="fields">
              <Field label={t('masters.field.valid_from')} error={problem?.field('/valid_from')}>
                {(ids) => (
                  <DatePicker
                    {...ids}
                    allowClear={false}
                    value={dayjs(values['valid_from'])}
                    onChange={(day) => day && set('valid_from', day.format('YYYY-MM-DD'))}
                  />
                )}
              </Field>
              <Field label={t('masters.prices.find')}>
                {(ids) => (
                  <Input {...ids} type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
                )}
              </Field>
            </div>
            <ul className="price-rows">
              {found.slice(0, SHOWN_MAX).map((row) => (
                <PriceInputs
                  key={unitField(row)}
                  row={row}
                  name={names[row.sku] ?? row.sku}
                  values={values}
                  scale={list.price_scale}
                  errors={errorsOf(row)}
                  onSet={set}
                  onRemove={() => set(unitField(row), '')}
                />
              ))}
            </ul>
            {found.length > SHOWN_MAX && (
              <p className="quiet">{t('masters.prices.moreRows', { count: found.length - SHOWN_MAX })}</p>
            )}
            <AddRow
              onAdd={(row, sku) => {
                setNames((before) => ({ ...before, [sku.code]: name(sku) }));
                setValues((before) => ({ ...before, [unitField(row)]: '', [floorField(row)]: '' }));
                setSearch(sku.code);
              }}
            />
            <ProblemNote problem={problem} shown={['/valid_from']} />
          </>
        )}
      </form>
    </ConfirmDialog>
  );
}
