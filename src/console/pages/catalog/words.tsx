/** Owns how the states of goods look, and the tabs between their lists. */
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../lib/use-format.ts';
import { SavedTabs } from '../../parts/saved-tabs.tsx';
import { StateDot } from '../../parts/state.tsx';

export const TABS = ['skus', 'products', 'brands', 'categories', 'units'] as const;
export type CatalogTab = (typeof TABS)[number];

export function ActiveState({ active }: { active: boolean }) {
  const { t } = useFormat();
  return <StateDot state={active ? 'ok' : 'off'}>{t(active ? 'masters.active' : 'masters.inactive')}</StateDot>;
}

export function OrderableState({ orderable }: { orderable: boolean }) {
  const { t } = useFormat();
  return (
    <StateDot state={orderable ? 'ok' : 'off'}>
      {t(orderable ? 'masters.catalog.orderable' : 'masters.catalog.notOrderable')}
    </StateDot>
  );
}

/** SKUs, products, brands, categories, units. */
export function CatalogTabs({ current }: { current: CatalogTab }) {
  const { t } = useFormat();
  const navigate = useNavigate();
  return (
    <SavedTabs
      label={t('masters.catalog.title')}
      current={current}
      tabs={TABS.map((key) => ({ key, name: t(`masters.catalog.tab.${key}`) }))}
      onChange={(key) =>
        void navigate({ to: '/catalog', search: { tab: key === 'skus' ? undefined : TABS.find((tab) => tab === key) } })
      }
    />
  );
}
