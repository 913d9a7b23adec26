/** Owns going through pages by cursor. */
import { ReasonButton } from './reason-button.tsx';
import { useFormat } from '../lib/use-format.ts';

type PagerProps = { perPage: number; onPrevious?: () => void; onNext?: () => void };

/** Previous and next; the one that leads nowhere says why. */
export function Pager({ perPage, onPrevious, onNext }: PagerProps) {
  const { t } = useFormat();
  return (
    <nav className="pager" aria-label={t('parts.nextPage')}>
      <span className="quiet">{t('parts.perPage', { count: perPage })}</span>
      <span className="pager-buttons">
        <ReasonButton
          size="small"
          quietReason
          reason={onPrevious ? undefined : t('parts.firstPage')}
          onClick={onPrevious}
        >
          {t('parts.previousPage')}
        </ReasonButton>
        <ReasonButton size="small" quietReason reason={onNext ? undefined : t('parts.lastPage')} onClick={onNext}>
          {t('parts.nextPage')}
        </ReasonButton>
      </span>
    </nav>
  );
}
