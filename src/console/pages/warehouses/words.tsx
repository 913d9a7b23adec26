/** Owns the tabs between stock, movements and warehouses. */
import { useNavigate } from '@tanstack/react-router';
import { useFormat } from '../../lib/use-format.ts';
import { SavedTabs } from '../../parts/saved-tabs.tsx';

export const STOCK_TABS = ['stock', 'moves', 'warehouses'] as const;
export type StockTab = (typeof STOCK_TABS)[number];

export function StockTabs({ current }: { current: StockTab }) {
  const { t } = useFormat();
  const navigate = useNavigate();
  return (
    <SavedTabs
      label={t('masters.stock.title')}
      current={current}
      tabs={STOCK_TABS.map((key) => ({ key, name: t(`masters.stock.tab.${key}`) }))}
      onChange={(key) =>
        void navigate({
          to: '/warehouses',
          search: { tab: key === 'stock' ? undefined : STOCK_TABS.find((tab) => tab === key) },
        })
      }
    />
  );
}
