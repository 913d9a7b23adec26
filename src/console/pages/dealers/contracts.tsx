/** The contracts of a partner: every version, a new one, changed terms as a new version, the end, and the past. */
import { Button } from 'antd';
import { useState } from 'react';
import type { ContractView, DealerView } from '../../../parties/schema.ts';
import { may } from '../../lib/ability.ts';
import { businessToday } from '../../lib/format.ts';
import { useNames } from '../../lib/names.ts';
import { useSession } from '../../lib/session.ts';
import { useFormat } from '../../lib/use-format.ts';
import { act, create, loadNewest } from '../../masters/data.ts';
import { RecordDialog } from '../../masters/record-dialog.tsx';
import { HistoryDialog } from '../../masters/history-dialog.tsx';
import { DataTable, TwoLines } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Money } from '../../parts/money.tsx';
import { Section } from '../../parts/section.tsx';
import { Chip } from '../../parts/state.tsx';
import { contractBody, contractValues, newContract, useContractFields } from './fields.ts';
import { ContractState, useValidity } from './words.tsx';

type Opened = { kind: 'new' } | { kind: 'revise' | 'terminate' | 'history'; contract: ContractView };

function NewContract({ dealer, onClose }: { dealer: DealerView; onClose: () => void }) {
  const { t, zone } = useFormat();
  const fields = useContractFields(true);
  return (
    <RecordDialog
      title={t('masters.dealers.newContract')}
      verb={t('masters.dealers.createContract')}
      fields={fields}
      start={{ values: { ...newContract, valid_from: businessToday(zone) }, etag: undefined }}
      done={t('masters.dealers.contractSaved')}
      send={(values, _base, sent) => create(`/dealers/${dealer.id}/contracts`)(contractBody(values), sent)}
      onClose={onClose}
    />
  );
}

/** The newest version of the contract's number, for whoever was too slow. */
const newestOf = (dealerId: string, contract: ContractView) => async () => {
  let newest = contract;
  const loaded = await loadNewest<DealerView>(`/dealers/${dealerId}`, (view) => {
    newest =
      view.contracts.filter(({ number }) => number === contract.number).sort((a, b) => b.version - a.version)[0] ??
      contract;
    return contractValues(newest);
  });
  return { ...loaded, etag: `"${newest.version}"`, target: newest };
};

function ReviseContract({
  dealer,
  contract,
  onClose,
}: {
  dealer: DealerView;
  contract: ContractView;
  onClose: () => void;
}) {
  const { t, zone } = useFormat();
  const fields = useContractFields(false);
  const [target, setTarget] = useState(contract);
  const today = businessToday(zone);
  const begins = contract.valid_from > today ? contract.valid_from : today;
  return (
    <RecordDialog
      title={t('masters.dealers.reviseTitle', { number: contract.number })}
      verb={t('masters.dealers.saveRevision')}
      fields={fields}
      intro={<p>{t('masters.dealers.reviseIntro')}</p>}
      start={{ values: { ...contractValues(contract), valid_from: begins }, etag: `"${contract.version}"` }}
      reload={async () => {
        const { target: newest, ...loaded } = await newestOf(dealer.id, contract)();
        setTarget(newest);
        return loaded;
      }}
      done={t('masters.dealers.contractSaved')}
      send={({ number: _number, ...values }, _base, sent) =>
        act(`/contracts/${target.id}/revise`)(contractBody(values, target.scope), sent)
      }
      onClose={onClose}
    />
  );
}

function TerminateContract({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const { t, zone } = useFormat();
  return (
    <RecordDialog
      title={t('masters.dealers.terminateTitle', { number: contract.number })}
      verb={t('masters.dealers.terminate')}
      intro={<p>{t('masters.dealers.terminateIntro')}</p>}
      fields={[
        { name: 'on', label: t('masters.field.on'), kind: 'date' },
        { name: 'enforce', label: t('masters.field.enforce'), kind: 'switch', optional: true },
      ]}
      start={{ values: { on: businessToday(zone), enforce: 'false' }, etag: `"${contract.version}"` }}
      done={t('masters.dealers.contractSaved')}
      send={({ on, enforce }, _base, sent) =>
        act(`/contracts/${contract.id}/terminate`)({ on, enforce: enforce === 'true' }, sent)
      }
      onClose={onClose}
    />
  );
}

function useColumns(): Column<ContractView>[] {
  const { t } = useFormat();
  const { name } = useNames();
  const validity = useValidity();
  return [
    {
      key: 'number',
      title: t('masters.field.number'),
      heads: true,
      cell: (row) => (
        <>
          {row.number} <Chip>v{row.version}</Chip>
        </>
      ),
    },
    {
      key: 'validity',
      title: t('masters.validity'),
      cell: (row) => <TwoLines first={validity(row)} second={row.price_list && name(row.price_list)} />,
    },
    {
      key: 'limit',
      title: t('masters.field.credit_limit'),
      align: 'right',
      cell: (row) => <Money {...row.credit_limit} look="cell" />,
    },
    { key: 'days', title: t('masters.field.payment_days'), align: 'right', cell: (row) => row.payment_days },
    { key: 'state', title: t('masters.state'), cell: (row) => <ContractState contract={row} /> },
  ];
}

/** The section. */
export function ContractTable({ dealer }: { dealer: DealerView }) {
  const { t } = useFormat();
  const session = useSession();
  const validity = useValidity();
  const columns = useColumns();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const writes = may(session, 'update', 'contract');
  const newest = (row: ContractView) =>
    row.status === 'active' &&
    !dealer.contracts.some((other) => other.number === row.number && other.version > row.version);
  const actions = (row: ContractView) => {
    const open = (kind: 'revise' | 'terminate' | 'history', text: string) => (
      <Button
        key={kind}
        size="small"
        aria-label={`${text} ${row.number} v${row.version}`}
        onClick={() => setOpened({ kind, contract: row })}
      >
        {text}
      </Button>
    );
    return (
      <span className="row-actions">
        {writes && newest(row) && open('terminate', t('masters.dealers.terminate'))}
        {writes && newest(row) && open('revise', t('masters.dealers.revise'))}
        {open('history', t('masters.dealers.contractHistory'))}
      </span>
    );
  };
  return (
    <Section
      title={t('masters.dealers.contracts')}
      aside={
        writes && (
          <Button size="small" onClick={() => setOpened({ kind: 'new' })}>
            {t('masters.dealers.newContract')}
          </Button>
        )
      }
    >
      {dealer.contracts.length === 0 ? (
        <p className="quiet">{t('masters.dealers.noContracts')}</p>
      ) : (
        <DataTable
          caption={t('masters.dealers.contracts')}
          columns={[
            ...columns,
            { key: 'act', title: <span className="sr-only">{t('parts.actions')}</span>, align: 'right', cell: actions },
          ]}
          rows={dealer.contracts}
          rowKey={(row) => row.id}
          card={(row) => (
            <div className="order-card">
              <div className="card-line">
                <strong>
                  {row.number} <Chip>v{row.version}</Chip>
                </strong>
                <Money {...row.credit_limit} strong label={t('masters.field.credit_limit')} />
              </div>
              <div className="card-line card-line-state">
                <ContractState contract={row} />
                <span className="card-quiet">{validity(row)}</span>
              </div>
              <div className="card-line">{actions(row)}</div>
            </div>
          )}
        />
      )}
      {opened?.kind === 'new' && <NewContract dealer={dealer} onClose={close} />}
      {opened?.kind === 'revise' && <ReviseContract dealer={dealer} contract={opened.contract} onClose={close} />}
      {opened?.kind === 'terminate' && <TerminateContract contract={opened.contract} onClose={close} />}
      {opened?.kind === 'history' && (
        <HistoryDialog
          path={`/contracts/${opened.contract.id}`}
          title={t('masters.dealers.contractHistoryOf', { number: opened.contract.number })}
          onClose={close}
        />
      )}
    </Section>
  );
}
