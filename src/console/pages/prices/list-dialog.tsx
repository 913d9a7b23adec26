/** Making a price list, and changing its names or whether it counts. */
import { useQuery } from '@tanstack/react-query';
import type { DealerRow } from '../../../parties/schema.ts';
import type { PriceListView } from '../../../pricing/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import { changedOf } from '../../masters/conflict.ts';
import type { Values } from '../../masters/conflict.ts';
import { change, choicesQuery, create, loadNewest } from '../../masters/data.ts';
import type { FieldSpec } from '../../masters/fields.tsx';
import { useOptions } from '../../masters/options.ts';
import type { Ref } from '../../masters/options.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { LEVELS } from '../dealers/fields.ts';

function useNameFields(): FieldSpec[] {
  const { t } = useFormat();
  return [
    { name: 'name', label: t('masters.field.name'), kind: 'text' },
    { name: 'name_en', label: t('masters.field.name_en'), kind: 'text' },
    { name: 'active', label: t('masters.prices.counts'), kind: 'switch' },
  ];
}

export function NewPriceList({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useFormat();
  const options = useOptions();
  const names = useNameFields();
  const regions = useQuery(choicesQuery<Ref>('/regions'));
  const dealers = useQuery(choicesQuery<DealerRow>('/dealers', { limit: 100 }));
  const fields: FieldSpec[] = [
    { name: 'code', label: t('masters.field.code'), kind: 'text', maxLength: 60 },
    { name: 'price_scale', label: t('masters.field.price_scale'), kind: 'decimal', scale: 0 },
    ...names.slice(0, 2),
    {
      name: 'level',
      label: t('masters.field.level'),
      kind: 'choice',
      optional: true,
      options: LEVELS.map((value) => ({ value, label: value })),
    },
    {
      name: 'region_id',
      label: t('masters.field.region_id'),
      kind: 'choice',
      optional: true,
      options: options(regions.data),
    },
    {
      name: 'party_id',
      label: t('masters.field.party_id'),
      kind: 'choice',
      optional: true,
      options: options(dealers.data),
      wide: true,
      note: t('masters.prices.targetNote'),
    },
    { name: 'tax_included', label: t('masters.field.tax_included'), kind: 'switch' },
  ];
  return (
    <RecordDialog
      title={t('masters.prices.new')}
      verb={t('masters.prices.create')}
      fields={fields}
      start={{ values: { tax_included: 'true', price_scale: '2' }, etag: undefined }}
      done={t('masters.saved')}
      send={({ tax_included, price_scale, level, region_id, party_id, ...rest }, _base, sent) =>
        create('/price_lists')(
          {
            ...rest,
            tax_included: tax_included === 'true',
            price_scale: Number(price_scale),
            level: level || null,
            region_id: region_id || null,
            party_id: party_id || null,
          },
          sent,
        )
      }
      onDone={({ data }) => onDone(data.id)}
      onClose={onClose}
    />
  );
}

const headValues = ({ name, name_en, active }: PriceListView): Values => ({ name, name_en, active: String(active) });

export function EditPriceList({
  list,
  etag,
  onClose,
}: {
  list: PriceListView;
  etag: string | undefined;
  onClose: () => void;
}) {
  const { t } = useFormat();
  const fields = useNameFields();
  const path = `/price_lists/${list.id}`;
  return (
    <RecordDialog
      title={t('masters.prices.edit')}
      verb={t('masters.prices.save')}
      fields={fields}
      start={{ values: headValues(list), etag }}
      reload={() => loadNewest<PriceListView>(path, headValues)}
      done={t('masters.saved')}
      send={(values, base, sent) => {
        const { active, ...names } = changedOf(base, values);
        return change(path)({ ...names, ...(active === undefined ? {} : { active: active === 'true' }) }, sent);
      }}
      onClose={onClose}
    />
  );
}
