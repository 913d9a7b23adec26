/** Owns the star that puts a product on the own list. */
import { Star } from 'lucide-react';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';

/** Filled while the product is on the list. */
export function StarButton({ name, on, onTurn }: { name: string; on: boolean; onTurn: () => void }) {
  const { t } = useFormat();
  return (
    <button
      type="button"
      className={on ? 'icon-button star star-on' : 'icon-button star'}
      aria-pressed={on}
      aria-label={t('newOrder.favourite', { name })}
      title={t(on ? 'newOrder.unkeep' : 'newOrder.keep')}
      onClick={(event) => {
        event.stopPropagation();
        onTurn();
      }}
    >
      <Icon of={Star} />
    </button>
  );
}
