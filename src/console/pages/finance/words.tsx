/** Owns how invoices say where they stand. */
import { dec } from '../../../kernel/decimal.ts';
import { useFormat } from '../../lib/use-format.ts';
import { StateDot, StateTag } from '../../parts/state.tsx';
import type { InvoiceRow } from './data.ts';

/** Settled, overdue or open. */
export function InvoiceState({ invoice, tag = false }: { invoice: InvoiceRow; tag?: boolean }) {
  const { t } = useFormat();
  const settled = dec(invoice.open_amount.amount).isZero();
  const key = settled ? 'settled' : invoice.overdue ? 'overdue' : 'open';
  const Shape = tag ? StateTag : StateDot;
  return <Shape state={settled ? 'ok' : invoice.overdue ? 'bad' : 'wait'}>{t(`orders.${key}`)}</Shape>;
}
