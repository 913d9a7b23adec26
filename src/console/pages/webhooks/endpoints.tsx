/** The addresses that are told: their events, their state, and what one does with them. */
import { Button, Dropdown } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useNotice } from '../../parts/notice.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';
import { changeEndpoint, rotateSecret, sendTest } from './data.ts';
import type { Endpoint } from './data.ts';
import { EndpointDialog } from './endpoint-dialog.tsx';
import { EndpointState, useEventName } from './words.tsx';

type Step = 'change' | 'rotate' | 'disable' | 'enable';
type Chosen = { endpoint: Endpoint; step: Step };
const KEEP_OLD_HOURS = 24;

function useEventsText(): (endpoint: Endpoint) => string {
  const { t } = useFormat();
  const eventName = useEventName();
  return ({ event_types: types }) => {
    const [first = '', ...rest] = types;
    if (rest.length === 0) return eventName(first);
    return t('webhooks.eventsMore', { first: eventName(first), count: rest.length });
  };
}

/** Send a test, and the rest behind `⋯`. */
function Acts({ endpoint, onStep }: { endpoint: Endpoint; onStep: (chosen: Chosen) => void }) {
  const { t } = useFormat();
  const notice = useNotice();
  const queries = useQueryClient();
  const active = endpoint.status === 'active';
  const test = useAct(sendTest(endpoint.id), () => {
    notice.done(t('webhooks.testSent'));
    void queries.invalidateQueries({ queryKey: ['webhooks'] });
  });
  const steps: Step[] = ['change', 'rotate', active ? 'disable' : 'enable'];
  return (
    <span className="row-acts">
      {active && (
        <Button
          size="small"
          loading={test.busy}
          aria-label={t('webhooks.testNamed', { url: endpoint.url })}
          onClick={() => void test.run({})}
        >
          {t('webhooks.test')}
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: steps.map((step) => ({ key: step, label: t(`webhooks.step.${step}`) })),
          onClick: ({ key }) => onStep({ endpoint, step: steps.find((step) => step === key)! }),
        }}
      >
        <button type="button" className="icon-button" aria-label={t('webhooks.moreNamed', { url: endpoint.url })}>
          <Icon of={Ellipsis} />
        </button>
      </Dropdown>
    </span>
  );
}

/** Replacing the secret, stopping and starting again. */
function StepDialog({
  endpoint,
  step,
  onClose,
}: {
  endpoint: Endpoint;
  step: Exclude<Step, 'change'>;
  onClose: () => void;
}) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const readAgain = () => void queries.invalidateQueries({ queryKey: ['webhooks'] });
  const rotate = useAct(rotateSecret(endpoint.id), ({ data }) => {
    readAgain();
    if (data.secret) setSecret(data.secret);
    else onClose();
  });
  const turn = useAct(changeEndpoint(endpoint), () => {
    readAgain();
    onClose();
  });
  if (secret !== undefined)
    return (
      <SecretOnce title={t('webhooks.rotated')} text={t('webhooks.rotatedText')} secret={secret} onClose={onClose} />
    );
  const act = step === 'rotate' ? rotate : turn;
  const run = () =>
    step === 'rotate'
      ? rotate.run({ keep_old_hours: KEEP_OLD_HOURS })
      : turn.run({ status: step === 'enable' ? 'active' : 'disabled' });
  return (
    <ConfirmDialog
      open
      danger={step === 'disable'}
      title={t(`webhooks.ask.${step}`)}
      verb={t(`webhooks.verb.${step}`)}
      busy={act.busy}
      onConfirm={() => void run()}
      onCancel={onClose}
    >
      <div className="dialog-body">
        <p className="breakable">{endpoint.url}</p>
        <p>{t(`webhooks.body.${step}`)}</p>
        <ProblemNote problem={act.problem} />
      </div>
    </ConfirmDialog>
  );
}

/** The table, and the dialogs of its rows. */
export function Endpoints({ endpoints }: { endpoints: readonly Endpoint[] }) {
  const { t } = useFormat();
  const eventsText = useEventsText();
  const [chosen, setChosen] = useState<Chosen>();
  const close = () => setChosen(undefined);
  return (
    <>
      <DataTable
        caption={t('webhooks.title')}
        rows={endpoints}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'url',
            title: t('webhooks.colUrl'),
            heads: true,
            cell: (row) => (
              <TwoLines first={<span className="breakable">{row.url}</span>} second={row.description || undefined} />
            ),
          },
          {
            key: 'events',
            title: t('webhooks.colEvents'),
            cell: (row) => <span className="second">{eventsText(row)}</span>,
          },
          { key: 'state', title: t('webhooks.colState'), cell: (row) => <EndpointState endpoint={row} /> },
          {
            key: 'acts',
            title: <span className="sr-only">{t('webhooks.colActs')}</span>,
            align: 'right',
            cell: (row) => <Acts endpoint={row} onStep={setChosen} />,
          },
        ]}
        card={(row) => (
          <div className="order-card">
            <strong className="breakable">{row.url}</strong>
            <div className="card-quiet">{eventsText(row)}</div>
            <div className="card-line">
              <EndpointState endpoint={row} />
              <Acts endpoint={row} onStep={setChosen} />
            </div>
          </div>
        )}
        empty={<Empty title={t('webhooks.emptyTitle')} text={t('webhooks.emptyText')} />}
      />
      {chosen?.step === 'change' && <EndpointDialog endpoint={chosen.endpoint} onClose={close} />}
      {chosen && chosen.step !== 'change' && (
        <StepDialog endpoint={chosen.endpoint} step={chosen.step} onClose={close} />
      )}
    </>
  );
}
