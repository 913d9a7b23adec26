/** Owns the drawer behind every amount: reads the figure named in the address and keeps a way back through opened figures. */
import { Drawer } from 'antd';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { ArrowLeft, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FigureView, Words } from '../../ledger/schema.ts';
import { get } from '../lib/api.ts';
import { usePhone } from '../lib/device.ts';
import { useFigureAddress, useOpenFigure } from '../lib/figure-link.ts';
import { useNames } from '../lib/names.ts';
import type { Language } from '../lib/format.ts';
import { useUnitName } from '../lib/units.ts';
import { useWord } from '../lib/words.ts';
import { useFormat } from '../lib/use-format.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { ErrorBlock } from '../parts/error-block.tsx';
import { FigureBody, FigureHead } from '../parts/figure-body.tsx';
import type { FigureView as Shown } from '../parts/figure-body.tsx';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/rich.tsx';
import { SkeletonRows } from '../parts/skeleton.tsx';
import { orderStates } from '../pages/orders/status.ts';
import { size } from '../theme.ts';

/** `type.id.figure` as the API's path; the language is part of the key because the sentences come in it. */
const figureQuery = (figure: string, language: Language) =>
  queryOptions({
    queryKey: ['figures', figure, language],
    queryFn: ({ signal }) =>
      get<FigureView>(`/figures/${figure.split('.').map(encodeURIComponent).join('/')}`, undefined, signal),
  });

function stateKey(status: string) {
  return status in orderStates ? Object.entries(orderStates).find(([key]) => key === status)?.[1] : undefined;
}

/** Words of the API in the console's own terms, with figures as people read them; the API's sentence where there is none. */
function useSaid(): (said: Words) => string {
  const { money, count, percent, date, language } = useFormat();
  const unitName = useUnitName();
  const word = useWord();
  return ({ code, params, text }) => {
    const values: Record<string, string> = {};
    for (const [key, value] of Object.entries(params)) {
      const given = value === null ? '' : String(value);
      if (['list', 'goods', 'limit', 'price'].includes(key)) values[key] = money(given);
      else if (key === 'unit') values[key] = unitName(given);
      else if (key === 'rate') values[key] = percent(given);
      else if (/^\d{4}-\d\d-\d\d$/.test(given)) values[key] = date(given);
      else values[key] = /^-?\d+(\.\d+)?$/.test(given) ? count(given) : given;
    }
    if (language === 'en' && values['name_en']) values['name'] = values['name_en'];
    return word(`figures.${code.replace(/^figure\./, '').replaceAll('.', '_')}`, values) ?? text;
  };
}

/** The figure of the API as the parts show it. */
function useShown(): (view: FigureView) => Shown {
  const { t } = useFormat();
  const { name } = useNames();
  const word = useWord();
  const said = useSaid();
  const account = (purpose: string) => word(`accounts.${purpose}`) ?? purpose;
  return (view) => {
    const status = view.state ? word(`orders.status.${view.state}`) : undefined;
    const key = view.state ? stateKey(view.state) : undefined;
    return {
      subject: [said(view.label), view.document_number].filter(Boolean).join(' '),
      label: said(view.label),
      amount: view.amount.amount,
      currency: view.amount.currency,
      state: status && key ? { key, text: status } : undefined,
      sentence: <Rich text={said(view.sentence)} />,
      arithmetic: view.arithmetic.map((row) => ({
        key: row.key,
        label: row.operation === 'times' ? `× ${said(row.label)}` : said(row.label),
        note: row.note ? said(row.note) : undefined,
        amount: row.amount,
        figure: row.figure ?? undefined,
        plain: row.operation === 'times',
        kind: row.kind,
      })),
      recomputed: view.recomputed ?? undefined,
      rules: view.rules.map((rule) => ({
        key: `${rule.id}:${rule.version}`,
        name: name(rule),
        version: `v${rule.version}`,
        since: rule.valid_from ?? undefined,
        text: rule.text ? said(rule.text) : undefined,
      })),
      people: view.people.map(({ person, action, at }) => ({
        key: `${person.id}:${at}`,
        name: name(person),
        action: word(`figure.did.${action}`) ?? action,
        at,
      })),
      transfers: view.transfers.map((transfer) => ({
        key: transfer.id,
        at: transfer.at,
        number: word(`books.${transfer.book}`) ?? transfer.book,
        postings: transfer.postings
          .toSorted((a, b) => Number(a.debit === null) - Number(b.debit === null) || a.line - b.line)
          .map((posting) => {
            const party = posting.party === null ? undefined : name({ name: posting.party, name_en: posting.party_en });
            return {
              key: `${transfer.id}:${posting.line}`,
              account: [account(posting.purpose), party].filter(Boolean).join(' · '),
              debit: posting.debit ?? undefined,
              credit: posting.credit ?? undefined,
            };
          }),
      })),
      totals: view.transfers.length > 0 ? (view.totals ?? undefined) : undefined,
      history: view.workflow_id?.startsWith('order:')
        ? { text: t('figure.historyText'), to: `/orders/${view.workflow_id.slice('order:'.length)}/history` }
        : undefined,
    };
  };
}

/** Figures opened before this one, in the order they were opened. */
function useTrail(figure: string | undefined): string | undefined {
  const [trail, setTrail] = useState<readonly string[]>([]);
  useEffect(() => {
    setTrail((before) => {
      if (!figure) return [];
      const at = before.indexOf(figure);
      return at >= 0 ? before.slice(0, at + 1) : [...before, figure];
    });
  }, [figure]);
  return trail.at(-1) === figure ? trail.at(-2) : trail.at(-1);
}

/** The drawer; nothing while no figure is open. */
export function FigureDrawer() {
  const { t, language } = useFormat();
  const phone = usePhone();
  const { figure, close } = useFigureAddress();
  const open = useOpenFigure();
  const before = useTrail(figure);
  const shown = useShown();
  const { data, error, refetch } = useQuery({ ...figureQuery(figure ?? '', language), enabled: figure !== undefined });
  const view = data && shown(data);
  return (
    <Drawer
      open={figure !== undefined}
      onClose={close}
      size={phone ? '100%' : size.drawer}
      closable={false}
      destroyOnHidden
      aria-label={view ? t('figure.kicker', { subject: view.subject }) : t('figure.kickerPlain')}
      rootClassName="figure-drawer"
    >
      <div className="figure-top">
        {before && (
          <button type="button" className="icon-button" aria-label={t('figure.back')} onClick={() => open(before)}>
            <Icon of={ArrowLeft} />
          </button>
        )}
        <span className="figure-kicker">
          <Rich text={view ? t('figure.kicker', { subject: view.subject }) : t('figure.kickerPlain')} />
        </span>
        <CopyButton text={window.location.href} label={t('figure.copyAddress')} />
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={close}>
          <Icon of={X} />
        </button>
      </div>
      {error && !data ? (
        <ErrorBlock error={error} what={t('figure.what')} onRetry={() => void refetch()} />
      ) : view ? (
        <>
          <FigureHead view={view} />
          <FigureBody view={view} />
        </>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </Drawer>
  );
}
