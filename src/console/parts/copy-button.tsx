/** Owns copying a number to the clipboard, said politely to screen readers. */
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { Icon } from './icon.tsx';

type CopyButtonProps = { text: string; label: string; withText?: boolean };

/** Copies `text`; the sign turns to a tick for two seconds. */
export function CopyButton({ text, label, withText = false }: CopyButtonProps) {
  const { t } = useFormat();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  return (
    <button
      type="button"
      className={withText ? 'link-button' : 'icon-button'}
      aria-label={label}
      onClick={() => void navigator.clipboard?.writeText(text).then(() => setDone(true))}
    >
      <Icon of={done ? Check : Copy} size={14} />
      {withText && <span>{done ? t('common.copied') : t('common.copy')}</span>}
      <span className="sr-only" aria-live="polite">
        {done ? t('common.copied') : ''}
      </span>
    </button>
  );
}
