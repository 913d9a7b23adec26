/** The past of a master record: who changed which field from what to what, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../lib/use-format.ts';
import { useNames } from '../lib/names.ts';
import { useUnitName } from '../lib/units.ts';
import { useWord } from '../lib/words.ts';
import { ErrorBlock } from '../parts/error-block.tsx';
import { Section } from '../parts/section.tsx';
import { SkeletonRows } from '../parts/skeleton.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { versionsQuery } from './data.ts';
import type { RecordVersion } from './data.ts';
import '../styles/masters.css';

type Change = RecordVersion['changes'][number];
type Value = Change['before'];

/** A value of a version as people read it; codes of states and kinds by their words. */
export function useValueText() {
  const { t, date } = useFormat();
  const { name } = useNames();
  const word = useWord();
  const unitName = useUnitName();
  return (field: string, value: Value): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('masters.empty');
    if (typeof value === 'boolean') return t(value ? 'masters.yes' : 'masters.no');
    if (Array.isArray(value))
      return field.startsWith('scope_')
        ? t('masters.items', { count: value.length })
        : value.join(t('common.listJoin'));
    if (typeof value === 'object') return name(value);
    const text = String(value);
    if (field === 'unit' || field === 'pack_unit') return unitName(text);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return date(text);
    return word(`masters.value.${field}.${text}`) ?? text;
  };
}

/** The name of a field. */
export function useFieldName(): (field: string) => string {
  const word = useWord();
  return (field) => word(`masters.field.${field}`) ?? field;
}

function ChangeList({ changes, created }: { changes: readonly Change[]; created: boolean }) {
  const { t } = useFormat();
  const fieldName = useFieldName();
  const text = useValueText();
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, 6);
  return (
    <>
      <dl className="version-changes">
        {shown.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{fieldName(field)}</dt>
            <dd>
              {!created && (
                <>
                  <del>{text(field, before)}</del>
                  <span aria-hidden> → </span>
                  <span className="sr-only">{t('masters.becomes')}</span>
                </>
              )}
              <ins>{text(field, after)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {shown.length < changes.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('masters.showAllChanges', { count: changes.length })}
        </button>
      )}
    </>
  );
}

/** `path` is the record's own address, without `/versions`. */
export function VersionHistory({ path }: { path: string }) {
  const { t } = useFormat();
  const { name } = useNames();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useQuery(versionsQuery(path, cursor));
  const events = (data?.data ?? []).map((version) => ({
    key: String(version.version),
    state: version.version === 1 ? ('ok' as const) : ('run' as const),
    at: version.at,
    sentence: (
      <>
        <div>
          <strong>{version.by ? name(version.by) : t('common.system')}</strong>{' '}
          {t(version.version === 1 ? 'masters.made' : 'masters.changed', { version: version.version })}
        </div>
        <ChangeList changes={version.changes} created={version.version === 1} />
      </>
    ),
  }));
  return (
    <Section title={t('masters.history')} className="rail-part">
      {error && !data ? (
        <ErrorBlock error={error} what={t('masters.history')} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={3} />
      ) : events.length === 0 ? (
        <p className="quiet">{t('masters.noHistory')}</p>
      ) : (
        <Timeline events={events} />
      )}
      {data && (data.has_more || cursor !== undefined) && (
        <div className="version-pages">
          {cursor !== undefined && (
            <button type="button" className="link-button" onClick={() => setCursor(data.previous_cursor ?? undefined)}>
              {t('masters.newer')}
            </button>
          )}
          {data.has_more && (
            <button type="button" className="link-button" onClick={() => setCursor(data.next_cursor ?? undefined)}>
              {t('masters.older')}
            </button>
          )}
        </div>
      )}
    </Section>
  );
}
