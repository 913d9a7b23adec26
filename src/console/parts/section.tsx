/** Owns the head of a section and of a page. */
import type { ReactNode } from 'react';
import { Rich } from './rich.tsx';

type SectionProps = { title: string; note?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string };

/** A titled part of a page; separated by space, not by a box. */
export function Section({ title, note, aside, children, className = '' }: SectionProps) {
  return (
    <section className={`section ${className}`} aria-label={title}>
      <header className="section-head">
        <h2 className="section-title">{title}</h2>
        {note && <span className="section-note">{note}</span>}
        {aside && <span className="section-aside">{aside}</span>}
      </header>
      {children}
    </section>
  );
}

type PageHeadProps = {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  kicker?: ReactNode;
  identity?: ReactNode;
};

/** Title of a page with its actions at the right; `kicker` above and `identity` under it on documents. */
export function PageHead({ title, note, actions, kicker, identity }: PageHeadProps) {
  return (
    <header className={identity ? 'page-head page-head-document' : 'page-head'}>
      {kicker && <div className="page-kicker">{kicker}</div>}
      <div className="page-title-row">
        <h1 className="page-title">{title}</h1>
        {note && <div className="page-note">{note}</div>}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {identity && <div className="page-identity">{identity}</div>}
    </header>
  );
}

/** Facts in one line, separated by a middle dot. */
export function DotLine({ items }: { items: readonly ReactNode[] }) {
  const shown = items.filter((item) => item !== undefined && item !== null && item !== false && item !== '');
  return (
    <>
      {shown.map((item, index) => (
        <span key={index} className="dot-item">
          {typeof item === 'string' ? <Rich text={item} /> : item}
        </span>
      ))}
    </>
  );
}
