/** Approval policies of the company: versions per kind of document, in plain sentences, with a dry run; administrators write the next one. */
import { Button, Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { may } from '../../lib/ability.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Empty } from '../../parts/empty.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { StateDot } from '../../parts/state.tsx';
import '../../styles/policies.css';
import { DOCUMENT_TYPES, draftQuery, policiesQuery } from './data.ts';
import type { DocumentType, PolicyRules, PolicyView } from './data.ts';
import { DryRun } from './dry-run.tsx';
import { PolicyEditor } from './editor.tsx';
import { TierText, usePolicyNames } from './words.tsx';

function stateOf(policy: PolicyView): 'inForce' | 'planned' | 'past' {
  if (policy.in_force) return 'inForce';
  return new Date(policy.valid_from).getTime() > Date.now() ? 'planned' : 'past';
}

const DOTS = { inForce: 'ok', planned: 'wait', past: 'off' } as const;

function Versions({
  policies,
  current,
  onOpen,
}: {
  policies: readonly PolicyView[];
  current: string | undefined;
  onOpen: (id: string) => void;
}) {
  const { t, stamp } = useFormat();
  const { name } = useNames();
  return (
    <ul className="policy-versions" aria-label={t('policies.versions')}>
      {policies.map((policy) => (
        <li key={policy.id}>
          <Button type="text" aria-pressed={policy.id === current} onClick={() => onOpen(policy.id)}>
            <strong>{t('policies.version', { version: policy.version })}</strong>
            <StateDot state={DOTS[stateOf(policy)]}>{t(`policies.state.${stateOf(policy)}`)}</StateDot>
          </Button>
          <small className="quiet">
            {t('policies.from', { when: stamp(policy.valid_from) })}
            {policy.published_by && ` · ${name(policy.published_by)}`}
          </small>
        </li>
      ))}
    </ul>
  );
}

function Reading({ rules }: { rules: PolicyRules }) {
  const { t } = useFormat();
  const names = usePolicyNames();
  return (
    <>
      <ol className="policy-tiers">
        {rules.tiers.map((tier, index) => (
          <TierText key={index} tier={tier} at={index + 1} />
        ))}
      </ol>
      {rules.tiers.length === 0 && <p>{t('policies.noTier')}</p>}
      <p>{t(rules.same_person_once ? 'policies.sharedTiers' : 'policies.separateTiers')}</p>
      <p>{t('policies.expires', { hours: rules.expire_after_hours })}</p>
      {rules.cc_roles.length > 0 && <p>{t('policies.copies', { list: names.list(rules.cc_roles.map(names.role)) })}</p>}
    </>
  );
}

const EMPTY: PolicyRules = { tiers: [], same_person_once: false, expire_after_hours: 720, cc_roles: [] };

function Policies({ type }: { type: DocumentType }) {
  const { t } = useFormat();
  const session = useSession();
  const [open, setOpen] = useState<string>();
  const [writing, setWriting] = useState(false);
  const { data: policies, error, refetch } = useQuery(policiesQuery(type));
  const { data: draft } = useQuery(draftQuery(type));
  if (error) return <ErrorBlock error={error} what={t('policies.title')} onRetry={() => void refetch()} />;
  if (!policies || draft === undefined) return <SkeletonRows rows={8} />;
  const shown =
    policies.find((policy) => policy.id === open) ?? policies.find((policy) => policy.in_force) ?? policies[0];
  const newest = Math.max(0, ...policies.map((policy) => policy.version));
  if (writing)
    return (
      <PolicyEditor
        type={type}
        rules={draft?.rules ?? shown?.rules ?? EMPTY}
        basedOn={draft?.based_on ?? newest}
        version={draft?.version ?? 0}
        onClose={() => setWriting(false)}
      />
    );
  const mayWrite = may(session, 'update', 'policy');
  return (
    <>
      {mayWrite && (
        <div className="policy-acts">
          <Button type="primary" onClick={() => setWriting(true)}>
            {t(draft ? 'policies.goOn' : 'policies.write')}
          </Button>
        </div>
      )}
      {policies.length === 0 ? (
        <Empty title={t('policies.emptyTitle')} text={t('policies.emptyText')} />
      ) : (
        <div className="policy-columns">
          <Versions policies={policies} current={shown?.id} onOpen={setOpen} />
          {shown && (
            <Section title={t('policies.version', { version: shown.version })} note={t('policies.keepsVersion')}>
              <Reading rules={shown.rules} />
            </Section>
          )}
        </div>
      )}
      {shown && <DryRun type={type} rules={shown.in_force ? undefined : shown.rules} />}
    </>
  );
}

/** The page; the kind of document lives in the address. */
export function PoliciesPage() {
  const { t } = useFormat();
  const navigate = useNavigate();
  const { type = 'order' } = useSearch({ from: '/frame/policies' });
  return (
    <div className="page">
      <PageHead title={t('policies.title')} />
      <p className="page-lead">{t('policies.lead')}</p>
      <Segmented<DocumentType>
        aria-label={t('policies.kindOfDocument')}
        value={type}
        onChange={(next) => void navigate({ to: '/policies', search: { type: next } })}
        options={DOCUMENT_TYPES.map((value) => ({ value, label: t(`inbox.type.${value}`) }))}
      />
      <Policies key={type} type={type} />
    </div>
  );
}
