/** The approvals of a document with the version of the policy they followed and every decision. */
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { Section } from '../../parts/section.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { Chip } from '../../parts/state.tsx';
import type { DossierApproval } from './data.ts';

function Decision({ decision }: { decision: DossierApproval['decisions'][number] }) {
  const { t } = useFormat();
  const { name } = useNames();
  const word = useWord();
  const who = [
    name(decision.person),
    decision.on_behalf_of && t('parts.delegatePlain', { name: name(decision.on_behalf_of) }),
  ];
  return (
    <li>
      <div className="card-line">
        <span>
          <strong>{who.filter(Boolean).join(' ')}</strong> {word(`history.kind.${decision.action}`) ?? decision.action}
        </span>
        <Stamp at={decision.at} />
      </div>
      <div className="card-quiet">
        {t('audit.tier', { tier: decision.tier })}
        {decision.comment && ` · ${decision.comment}`}
      </div>
    </li>
  );
}

/** One block per version of the document. */
export function DossierApprovals({ approvals }: { approvals: readonly DossierApproval[] }) {
  const { t, money, stamp } = useFormat();
  const word = useWord();
  return (
    <Section title={t('parts.approval')} className="rail-part">
      {approvals.length === 0 && <p className="quiet">{t('orders.approvalNone')}</p>}
      {approvals.map((approval) => (
        <div key={approval.id} className="dossier-approval">
          <div className="card-line">
            <span>
              <Chip>v{approval.document_version}</Chip>{' '}
              {word(`audit.approvalStatus.${approval.status}`) ?? approval.status}
            </span>
            <span className="nowrap">{money(approval.amount.amount, approval.amount.currency)}</span>
          </div>
          <div className="card-quiet">
            {t('audit.policy', { version: approval.policy.version, since: stamp(approval.policy.valid_from) })}
          </div>
          <ol className="related">
            {approval.decisions.map((decision, i) => (
              <Decision key={i} decision={decision} />
            ))}
          </ol>
        </div>
      ))}
    </Section>
  );
}
