/** One page to find documents, partners, people and amounts; results by kind, only what one may see. */
import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useFormat } from '../../lib/use-format.ts';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { DeskTabs } from '../audit/desk-tabs.tsx';
import { asks, searchQuery } from './data.ts';
import type { SearchFilters } from './data.ts';
import { Hits } from './hits.tsx';
import { SearchFilterBar } from './search-filters.tsx';
import '../../styles/audit.css';

function Results({ filters, onFilter }: { filters: SearchFilters; onFilter: (filters: SearchFilters) => void }) {
  const { t, date } = useFormat();
  const { data, error, refetch } = useQuery(searchQuery(filters));
  if (!asks(filters)) return <p className="quiet search-lead">{t('search.lead')}</p>;
  if (error) return <ErrorBlock error={error} what={t('search.results')} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={8} />;
  if (data.groups.length === 0) {
    const dates = [filters.date_from, filters.date_to].filter((day) => day !== undefined).map(date);
    const text = [filters.q, filters.amount_from, filters.amount_to, ...dates].filter(Boolean).join(' ');
    return (
      <Empty
        title={t('search.nothingTitle', { text })}
        text={t('search.nothingText')}
        actions={<Button onClick={() => onFilter({})}>{t('parts.clearFilters')}</Button>}
      />
    );
  }
  return (
    <div aria-live="polite">
      {data.groups.map(({ kind, hits, has_more: more }) => (
        <Section
          key={kind}
          title={t(`search.kind.${kind}`)}
          aside={
            more &&
            filters.kind === undefined && (
              <Button type="link" size="small" onClick={() => onFilter({ ...filters, kind })}>
                {t('search.moreOf', { kind: t(`search.kind.${kind}`) })}
              </Button>
            )
          }
        >
          <Hits kind={kind} hits={hits} />
        </Section>
      ))}
    </div>
  );
}

/** The page. */
export function SearchPage() {
  const { t } = useFormat();
  const filters = useSearch({ from: '/frame/search' });
  const navigate = useNavigate({ from: '/search' });
  const onFilter = useCallback((next: SearchFilters) => void navigate({ search: next }), [navigate]);
  return (
    <div className="page">
      <DeskTabs current="search" />
      <PageHead title={t('search.title')} />
      <SearchFilterBar filters={filters} onFilter={onFilter} />
      <Results filters={filters} onFilter={onFilter} />
    </div>
  );
}
