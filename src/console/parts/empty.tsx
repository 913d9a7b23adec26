/** Owns what stands where nothing is yet, and where a filter finds nothing. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../lib/use-format.ts';

type EmptyProps = {
  heading?: 'h1' | 'h2';
  drawing?: ReactNode;
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  note?: ReactNode;
};

/** First use: what belongs here, what it is good for, one next step. */
export function Empty({ heading: Heading = 'h2', drawing, title, text, actions, note }: EmptyProps) {
  return (
    <div className="empty">
      {drawing}
      <Heading className="empty-title">{title}</Heading>
      {text && <p className="empty-text">{text}</p>}
      {actions && <div className="empty-actions">{actions}</div>}
      {note && <p className="empty-note">{note}</p>}
    </div>
  );
}

/** A filter that finds nothing; never the first-use text. */
export function NoMatch({ what, onClear }: { what: string; onClear: () => void }) {
  const { t } = useFormat();
  return (
    <Empty
      title={t('parts.noMatch', { what })}
      text={t('parts.noMatchText')}
      actions={<Button onClick={onClear}>{t('parts.clearFilters')}</Button>}
    />
  );
}

/** Line drawing of a stack of papers on their way, for orders. */
export function OrdersDrawing() {
  return (
    <svg className="drawing" viewBox="0 0 160 80" aria-hidden>
      <path className="drawing-ground" d="M34 20h56v48H34z" />
      <path className="drawing-line" d="M34 68V20h44l12 12v36z M78 20v12h12 M44 36h22 M44 46h34 M44 56h34" />
      <path className="drawing-line" d="M90 52h24l10 10v6H90" />
      <circle className="drawing-ring" cx="104" cy="68" r="5" />
      <circle className="drawing-point" cx="124" cy="34" r="5" />
      <path className="drawing-line" d="M124 39v12" />
    </svg>
  );
}

/** Line drawing of an empty tray, for the inbox. */
export function TrayDrawing() {
  return (
    <svg className="drawing" viewBox="0 0 160 80" aria-hidden>
      <path className="drawing-ground" d="M44 44h22l6 10h16l6-10h22v22H44z" />
      <path className="drawing-line" d="M44 44l12-26h48l12 26v22H44z M44 44h22l6 10h16l6-10h22" />
      <path className="drawing-line" d="M70 26l7 7 14-13" />
      <circle className="drawing-point" cx="116" cy="18" r="5" />
    </svg>
  );
}
