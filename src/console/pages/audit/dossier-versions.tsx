/** The versions of a document: what each submission changed against the one before. */
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { Section } from '../../parts/section.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { Chip } from '../../parts/state.tsx';
import type { DossierVersion } from './data.ts';

type Change = DossierVersion['changes'][number];

function useChange() {
  const { t, money } = useFormat();
  const word = useWord();
  const value = (field: string, given: string | null): string => {
    if (given === null) return t('common.nothing');
    if (field === 'exceptions')
      return given
        .split(',')
        .map((one) => word(`orders.exception.${one}`) ?? one)
        .join(t('common.listJoin'));
    return ['payable', 'gross'].includes(field) ? money(given) : given;
  };
  return (change: Change) => ({
    field: change.field.startsWith('line ')
      ? change.field.slice(5)
      : (word(`audit.field.${change.field}`) ?? change.field),
    before: value(change.field, change.before),
    after: value(change.field, change.after),
  });
}

function Version({ version }: { version: DossierVersion }) {
  const { t } = useFormat();
  const { name } = useNames();
  const said = useChange();
  return (
    <li>
      <div className="card-line">
        <span>
          <Chip>v{version.version}</Chip> {version.by ? name(version.by) : t('common.system')}
        </span>
        <Stamp at={version.at} />
      </div>
      <dl className="changes">
        {version.changes.map((change) => {
          const { field, before, after } = said(change);
          return (
            <div key={change.field}>
              <dt>{field}</dt>
              <dd>
                <del>{before}</del> → <ins>{after}</ins>
              </dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}

/** The section; nothing for documents that have no versions. */
export function DossierVersions({ versions }: { versions: readonly DossierVersion[] }) {
  const { t } = useFormat();
  if (versions.length === 0) return null;
  return (
    <Section title={t('audit.versions')}>
      <ol className="versions">
        {versions.map((version) => (
          <Version key={version.audit_id} version={version} />
        ))}
      </ol>
    </Section>
  );
}
