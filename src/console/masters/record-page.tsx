/** The page of one master record: head with state and actions, facts, sections of its own, and its past in the rail. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLook } from '../lib/device.ts';
import { ApiProblem } from '../lib/problem.ts';
import { useFormat } from '../lib/use-format.ts';
import { ErrorBlock } from '../parts/error-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { DotLine } from '../parts/section.tsx';
import { SkeletonDocument } from '../parts/skeleton.tsx';
import type { MasterRoom } from '../shell/master-rooms.ts';
import { size } from '../theme.ts';
import { NotFound } from '../shell/root.tsx';
import { recordQuery } from './data.ts';
import { VersionHistory } from './version-history.tsx';
import '../styles/order.css';
import '../styles/masters.css';

export type Fact = readonly [name: string, value: ReactNode];

/** Names and values of a record, in two columns where there is room. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useFormat();
  return (
    <dl className="record-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null || value === '' || value === undefined ? t('common.nothing') : value}</dd>
        </div>
      ))}
    </dl>
  );
}

type RecordPageProps = {
  path: string;
  /** The list it stands in. */
  back: { to: MasterRoom['to']; text: string };
  title: string;
  code: string;
  state: ReactNode;
  actions: ReactNode;
  identity: readonly ReactNode[];
  children: ReactNode;
};

/** The page around a record that was read. */
export function RecordPage({ path, back, title, code, state, actions, identity, children }: RecordPageProps) {
  const { t } = useFormat();
  const { device } = useLook();
  return (
    <div className="document">
      <header className="document-head">
        <div className="document-kicker">
          {device === 'phone' ? (
            <Link to={back.to} className="icon-button back" aria-label={t('common.back')}>
              <Icon of={ChevronLeft} size={size.iconLarge} />
            </Link>
          ) : (
            <span>
              <Link to={back.to}>{back.text}</Link> / {code}
            </span>
          )}
        </div>
        <div className="document-title">
          <h1 className="page-title record-title">{title}</h1>
          {state}
          <span className="document-actions">{actions}</span>
        </div>
        <div className="document-identity">
          <DotLine items={identity} />
        </div>
      </header>
      <div className={device === 'wide' ? 'document-columns' : 'document-column'}>
        <div className="document-main">{children}</div>
        <aside className="document-rail">
          <VersionHistory path={path} />
        </aside>
      </div>
    </div>
  );
}

/** Reads the record and shows what to do when it is not there. */
export function WithRecord<View>({
  path,
  what,
  children,
}: {
  path: string;
  what: string;
  children: (view: View, etag: string | undefined) => ReactNode;
}) {
  const { data, error, refetch } = useQuery(recordQuery<View>(path));
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error && !data)
    return (
      <div className="page">
        <ErrorBlock error={error} what={what} onRetry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div className="page">
        <SkeletonDocument />
      </div>
    );
  return <>{children(data.data, data.etag)}</>;
}
