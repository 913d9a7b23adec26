/** One item of the inbox: head, form, evidence, and the decision bar at the bottom. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Place } from '../../lib/list-memory.ts';
import { usePhone } from '../../lib/device.ts';
import { useNames } from '../../lib/names.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ApiProblem } from '../../lib/problem.ts';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DotLine } from '../../parts/section.tsx';
import { SkeletonDocument } from '../../parts/skeleton.tsx';
import { StateTag } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import { NotFound } from '../../shell/root.tsx';
import { OrderExceptions } from '../orders/words.tsx';
import { approvalQuery } from './data.ts';
import type { ApprovalView, LineChange, VersionedApproval } from './data.ts';
import { DecisionBar } from './decision-bar.tsx';
import { OrderForm } from './order-form.tsx';
import { OrderEvidence } from './order-evidence.tsx';
import { ReturnForm } from './return-form.tsx';
import { useApprovalSubject, useDocumentType } from './words.ts';

const states: Record<ApprovalView['status'], StateKey> = {
  open: 'wait',
  approved: 'ok',
  rejected: 'bad',
  returned: 'wait',
  recalled: 'off',
  expired: 'off',
  cancelled: 'off',
};

type PaneProps = {
  approvalId: string;
  place: Place | undefined;
  /** `undefined` goes back to the list on the phone. */
  onOpen: (id: string | undefined) => void;
  onDecided: () => void;
};

function DocumentLink({ approval }: { approval: ApprovalView }) {
  const documentType = useDocumentType();
  const name = documentType(approval.document_type, []);
  if (approval.document_type !== 'order')
    return (
      <>
        {name} <span className="nowrap">{approval.document_number}</span>
      </>
    );
  return (
    <>
      {name}{' '}
      <Link to="/orders/$orderId" params={{ orderId: approval.document_id }} className="link nowrap">
        {approval.document_number}
      </Link>
    </>
  );
}

function Head({
  approval,
  place,
  onOpen,
}: {
  approval: ApprovalView;
  place: Place | undefined;
  onOpen: PaneProps['onOpen'];
}) {
  const { t, stamp } = useFormat();
  const { name } = useNames();
  const subject = useApprovalSubject();
  const phone = usePhone();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [approval.id]);
  const tier = approval.steps.find((step) => step.status === 'open')?.tier;
  const mine = approval.actions.some((action) => action.name === 'approve' && action.allowed);
  const step = (id: string | undefined, label: string, drawing: typeof ChevronLeft) => (
    <button type="button" className="icon-button" aria-label={label} disabled={!id} onClick={() => onOpen(id)}>
      <Icon of={drawing} />
    </button>
  );
  return (
    <header className="document-head decision-head">
      <div className="document-title">
        {phone && (
          <button
            type="button"
            className="icon-button back"
            aria-label={t('common.back')}
            onClick={() => onOpen(undefined)}
          >
            <Icon of={ChevronLeft} size={22} />
          </button>
        )}
        <h1 className="page-title" tabIndex={-1} ref={title}>
          {subject(approval.subject)}
        </h1>
        <StateTag state={states[approval.status]}>
          {approval.status === 'open' && tier !== undefined
            ? t(mine ? 'inbox.waitsForYou' : 'inbox.waits', { tier })
            : t(`inbox.status.${approval.status}`)}
        </StateTag>
        <OrderExceptions exceptions={approval.exceptions} approval={approval.status} />
        {place && (
          <nav className="neighbours" aria-label={t('orders.place')}>
            <span>{t('parts.place', { at: place.at, of: place.of })}</span>
            {step(place.previous, t('common.previous'), ChevronLeft)}
            {step(place.next, t('common.next'), ChevronRight)}
          </nav>
        )}
      </div>
      <div className="document-identity">
        <DotLine
          items={[
            <DocumentLink key="document" approval={approval} />,
            t('inbox.submittedBy', { name: name(approval.requester), when: stamp(approval.created_at) }),
            approval.round > 1 && t('inbox.round', { round: approval.round }),
          ]}
        />
      </div>
    </header>
  );
}

function Item({
  versioned,
  place,
  onOpen,
  onDecided,
}: Omit<PaneProps, 'approvalId'> & { versioned: VersionedApproval }) {
  const { approval } = versioned;
  const [changes, setChanges] = useState<readonly LineChange[]>([]);
  const [total, setTotal] = useState<string>();
  const deciding = approval.actions.some((action) => action.name === 'approve' && action.allowed);
  return (
    <article className="decision">
      <Head approval={approval} place={place} onOpen={onOpen} />
      <div className="decision-columns">
        {approval.document_type === 'order' ? (
          <>
            <OrderForm
              approval={approval}
              deciding={deciding}
              changes={changes}
              onChanges={(next, amount) => {
                setChanges(next);
                setTotal(amount);
              }}
            />
            <OrderEvidence orderId={approval.document_id} />
          </>
        ) : (
          <ReturnForm approval={approval} />
        )}
      </div>
      <DecisionBar
        versioned={versioned}
        changes={changes}
        amount={total ?? approval.amount.amount}
        onDecided={onDecided}
      />
    </article>
  );
}

/** The pane; reads the approval again every half minute, since others decide too. */
export function DecisionPane({ approvalId, place, onOpen, onDecided }: PaneProps) {
  const { t } = useFormat();
  const { data, error, refetch } = useQuery({ ...approvalQuery(approvalId), refetchInterval: 30_000 });
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  if (error && !data)
    return (
      <div className="page">
        <ErrorBlock error={error} what={t('inbox.item')} onRetry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div className="page">
        <SkeletonDocument />
      </div>
    );
  return <Item versioned={data} place={place} onOpen={onOpen} onDecided={onDecided} />;
}
