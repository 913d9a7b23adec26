/** The timeline of a dossier: who, what, when, from where; refusals in their place, or alone. */
import { Segmented } from 'antd';
import { useState } from 'react';
import { useNames } from '../../lib/names.ts';
import { useReason } from '../../lib/reasons.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Section } from '../../parts/section.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { StateDot } from '../../parts/state.tsx';
import type { DossierEvent } from './data.ts';

export function useEventWords() {
  const { t } = useFormat();
  const { name } = useNames();
  const word = useWord();
  const reason = useReason();
  return {
    what: (event: DossierEvent) => word(`history.kind.${event.action.replaceAll('.', '_')}`) ?? event.action,
    who(event: DossierEvent): string {
      if (!event.actor) return t('common.system');
      const who = name(event.actor);
      return event.on_behalf_of ? `${who} ${t('parts.delegatePlain', { name: name(event.on_behalf_of) })}` : who;
    },
    from(event: DossierEvent): string {
      if (event.api_key) return t('audit.byKey', { name: event.api_key.name });
      if (event.ip) return event.ip;
      return event.session_ip ? t('audit.signedInFrom', { ip: event.session_ip }) : t('common.nothing');
    },
    outcome: (event: DossierEvent) =>
      event.outcome === 'refused'
        ? [reason({ code: event.code ?? '' }), event.code].filter(Boolean).join(' · ')
        : t('audit.done'),
  };
}

function Outcome({ event }: { event: DossierEvent }) {
  const words = useEventWords();
  return <StateDot state={event.outcome === 'refused' ? 'bad' : 'ok'}>{words.outcome(event)}</StateDot>;
}

function useColumns(): Column<DossierEvent>[] {
  const { t } = useFormat();
  const words = useEventWords();
  return [
    { key: 'at', title: t('audit.when'), cell: (event) => <Stamp at={event.at} /> },
    {
      key: 'what',
      title: t('audit.what'),
      heads: true,
      cell: (event) => <TwoLines first={words.what(event)} second={words.who(event)} />,
    },
    { key: 'outcome', title: t('audit.outcome'), cell: (event) => <Outcome event={event} /> },
    { key: 'from', title: t('audit.from'), cell: (event) => <span className="second">{words.from(event)}</span> },
    {
      key: 'seal',
      title: t('audit.place'),
      align: 'right',
      cell: (event) => <span className="second">{event.seal ? `#${event.seal.seq}` : t('audit.unsealed')}</span>,
    },
  ];
}

/** The section. */
export function DossierEvents({ events, more }: { events: readonly DossierEvent[]; more: boolean }) {
  const { t } = useFormat();
  const words = useEventWords();
  const columns = useColumns();
  const [shown, setShown] = useState<'all' | 'refused'>('all');
  const refused = events.filter((event) => event.outcome === 'refused');
  return (
    <Section
      title={t('audit.timeline')}
      note={more ? t('audit.latest', { count: events.length }) : undefined}
      aside={
        <Segmented<'all' | 'refused'>
          size="small"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: t('audit.all', { count: events.length }) },
            { value: 'refused', label: t('audit.refusals', { count: refused.length }) },
          ]}
        />
      }
    >
      <DataTable
        caption={t('audit.timeline')}
        dense
        columns={columns}
        rows={shown === 'all' ? events : refused}
        rowKey={(event) => event.id}
        card={(event) => (
          <>
            <div className="card-line">
              <strong>{words.what(event)}</strong>
              <Stamp at={event.at} />
            </div>
            <div>{words.who(event)}</div>
            <div>
              <Outcome event={event} />
            </div>
            <div className="card-line card-quiet">
              <span>{words.from(event)}</span>
              <span>{event.seal ? `#${event.seal.seq}` : t('audit.unsealed')}</span>
            </div>
          </>
        )}
        empty={<p className="quiet">{t(shown === 'all' ? 'audit.noEvents' : 'audit.noRefusals')}</p>}
      />
    </Section>
  );
}
