/** Where lines may come from beside the catalog: a sheet, and past orders. */
import { Button } from 'antd';
import { ClipboardPaste, History } from 'lucide-react';
import { useFormat } from '../../lib/use-format.ts';
import { Icon } from '../../parts/icon.tsx';

/** Two buttons; on the phone only their drawings. */
export function SourceButtons({ phone, onSource }: { phone: boolean; onSource: (source: 'sheet' | 'past') => void }) {
  const { t } = useFormat();
  return (
    <>
      <Button icon={<Icon of={History} />} aria-label={t('newOrder.past')} onClick={() => onSource('past')}>
        {phone ? undefined : t('newOrder.past')}
      </Button>
      <Button icon={<Icon of={ClipboardPaste} />} aria-label={t('newOrder.paste')} onClick={() => onSource('sheet')}>
        {phone ? undefined : t('newOrder.paste')}
      </Button>
    </>
  );
}
