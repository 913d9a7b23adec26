/** Owns what stands in the drawer behind an amount, always in the same order. */
import { Link } from '@tanstack/react-router';
import { ArrowUpRight, ShieldCheck, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { usePhone } from '../lib/device.ts';
import { useFormat } from '../lib/use-format.ts';
import type { StateKey } from '../theme.ts';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import { Money } from './money.tsx';
import { Stamp } from './stamp.tsx';
import { Chip, StateTag } from './state.tsx';

export type ArithmeticRow = {
  key: string;
  label: string;
  note?: string;
  amount: string;
  currency?: string;
  figure?: string;
  /** A quantity or rate, not an amount. */
  plain?: boolean;
  /** A sum has a stronger line above it, the result is the last one. */
  kind: 'part' | 'sum' | 'result';
};

export type PostingRow = { key: string; account: string; debit?: string; credit?: string };
export type TransferView = {
  key: string;
  at: string;
  number: string;
  reason?: string;
  postings: readonly PostingRow[];
};

export type FigureView = {
  subject: string;
  label: string;
  amount: string;
  currency: string;
  state?: { key: StateKey; text: string };
  sentence: ReactNode;
  arithmetic: readonly ArithmeticRow[];
  /** Present only when the recomputation was really made. */
  recomputed?: boolean;
  limits?: ReactNode;
  rules: readonly { key: string; name: string; version: string; since?: string; text?: string }[];
  people: readonly { key: string; name: string; action: string; at: string }[];
  transfers: readonly TransferView[];
  totals?: { debit: string; credit: string; difference: string };
  history?: { text: string; to: string };
};

/** Amount, state and the one sentence. */
export function FigureHead({ view }: { view: FigureView }) {
  return (
    <div className="figure-head">
      <div className="figure-amount">
        <Money amount={view.amount} currency={view.currency} look="hero" />
        {view.state && <StateTag state={view.state.key}>{view.state.text}</StateTag>}
      </div>
      <p className="figure-sentence">{view.sentence}</p>
    </div>
  );
}

function Arithmetic({ view }: { view: FigureView }) {
  const { t, count } = useFormat();
  if (view.arithmetic.length === 0) return null;
  return (
    <section className="figure-part" aria-label={t('figure.arithmetic')}>
      <header className="section-head">
        <h2 className="section-title">{t('figure.arithmetic')}</h2>
        {view.recomputed !== undefined && (
          <span className={`section-aside state-text is-${view.recomputed ? 'ok' : 'bad'} with-icon`}>
            <Icon of={view.recomputed ? ShieldCheck : TriangleAlert} size={14} />
            {view.recomputed ? t('figure.recomputed') : t('figure.recomputedOff')}
          </span>
        )}
      </header>
      <dl className="figure-box arithmetic">
        {view.arithmetic.map((row) => (
          <div key={row.key} className={`operation operation-${row.kind}`}>
            <dt>
              {row.label}
              {row.note && <span className="operation-note">{row.note}</span>}
            </dt>
            <dd>
              {row.plain ? (
                count(row.amount)
              ) : (
                <Money
                  amount={row.amount}
                  currency={row.kind === 'result' ? view.currency : row.currency}
                  figure={row.figure}
                  label={row.label}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {view.limits && <p className="figure-limits">{view.limits}</p>}
    </section>
  );
}

function Rules({ view }: { view: FigureView }) {
  const { t, date } = useFormat();
  if (view.rules.length === 0) return null;
  return (
    <section className="figure-part" aria-label={t('figure.rule')}>
      <header className="section-head">
        <h2 className="section-title">{t('figure.rule')}</h2>
      </header>
      <ul className="figure-box figure-rules">
        {view.rules.map((rule) => (
          <li key={rule.key}>
            <div className="rule-head">
              <strong>{rule.name}</strong>
              <Chip>{rule.version}</Chip>
              {rule.since && <span className="quiet">{t('figure.ruleSince', { date: date(rule.since) })}</span>}
            </div>
            {rule.text && <div className="rule-text">{rule.text}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who had a hand in it, and when. */
function People({ view }: { view: FigureView }) {
  const { t } = useFormat();
  if (view.people.length === 0) return null;
  return (
    <section className="figure-part" aria-label={t('figure.people')}>
      <header className="section-head">
        <h2 className="section-title">{t('figure.people')}</h2>
      </header>
      <ul className="figure-box figure-people">
        {view.people.map((person) => (
          <li key={person.key}>
            <Face name={person.name} size="small" />
            <span className="strong">{person.name}</span>
            <span className="second">{person.action}</span>
            <span className="quiet">
              <Stamp at={person.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PostingCards({ transfers }: { transfers: readonly TransferView[] }) {
  const { t, money } = useFormat();
  return (
    <ul className="figure-box posting-cards" aria-label={t('figure.postings')}>
      {transfers.map((transfer) => (
        <li key={transfer.key}>
          <div className="card-line card-quiet">
            <span>{transfer.number}</span>
            <Stamp at={transfer.at} />
          </div>
          {transfer.postings.map((posting) => (
            <div key={posting.key} className="card-line">
              <span>{posting.account}</span>
              <span className="nowrap">
                <small>{posting.debit === undefined ? t('figure.credit') : t('figure.debit')}</small>{' '}
                {money(posting.debit ?? posting.credit ?? '0')}
              </span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function PostingTable({ transfers }: { transfers: readonly TransferView[] }) {
  const { t, money } = useFormat();
  if (usePhone()) return <PostingCards transfers={transfers} />;
  return (
    <div className="figure-box">
      <table className="postings">
        <caption className="sr-only">{t('figure.postings')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figure.time')}</th>
            <th scope="col">{t('figure.transfer')}</th>
            <th scope="col">{t('figure.account')}</th>
            <th scope="col">{t('figure.debit')}</th>
            <th scope="col">{t('figure.credit')}</th>
          </tr>
        </thead>
        <tbody>
          {transfers.map((transfer) => (
            <Fragment key={transfer.key}>
              {transfer.postings.map((posting, index) => (
                <tr key={posting.key} className={index === 0 ? 'posting-first' : ''}>
                  <td>{index === 0 && <Stamp at={transfer.at} />}</td>
                  <td>{index === 0 && <span className="posting-number">{transfer.number}</span>}</td>
                  <td className={posting.credit === undefined ? '' : 'posting-credit'}>{posting.account}</td>
                  <td>{posting.debit !== undefined && money(posting.debit)}</td>
                  <td>{posting.credit !== undefined && money(posting.credit)}</td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Postings({ view }: { view: FigureView }) {
  const { t, money } = useFormat();
  return (
    <section className="figure-part" aria-label={t('figure.postings')}>
      <header className="section-head">
        <h2 className="section-title">{t('figure.postings')}</h2>
        {view.totals && (
          <span className="section-aside quiet">
            {t('figure.balance', {
              debit: money(view.totals.debit),
              credit: money(view.totals.credit),
              difference: money(view.totals.difference),
            })}
          </span>
        )}
      </header>
      {view.transfers.length === 0 ? (
        <p className="figure-limits">{t('figure.noPostings')}</p>
      ) : (
        <PostingTable transfers={view.transfers} />
      )}
    </section>
  );
}

/** Arithmetic, limits, rules, postings and the way to the workflow history. */
export function FigureBody({ view }: { view: FigureView }) {
  const { t } = useFormat();
  return (
    <div className="figure-body">
      <Arithmetic view={view} />
      <Rules view={view} />
      <People view={view} />
      <Postings view={view} />
      {view.history && (
        <div className="figure-history">
          <strong>{t('figure.history')}</strong>
          <span className="quiet">{view.history.text}</span>
          <Link to={view.history.to} className="link with-icon">
            {t('common.open')}
            <Icon of={ArrowUpRight} size={14} />
          </Link>
        </div>
      )}
    </div>
  );
}
