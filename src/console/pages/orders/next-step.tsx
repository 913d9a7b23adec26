/** Owns the words of 下一步: whose desk and for how long, where, how far, or why not. */
import type { OrderView } from '../../../orders/schema.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNames } from '../../lib/names.ts';

const codes = [
  'draft',
  'decide',
  'waiting_stock',
  'ship_from',
  'expected',
  'in_transit',
  'pay',
  'returned',
  'rejected',
  'recalled',
  'cancelled',
  'expired',
] as const;

type NextStepView = OrderView['next_step'];

/** `沈若琳 · 1 天 4 时`, `嘉兴仓`, `564 / 624`, a reason; undefined when nothing is to be done. */
export function useNextStep(): (step: NextStepView) => string | undefined {
  const { t, count, date, wait, language } = useFormat();
  const { name } = useNames();
  return ({ kind, text, people, since, params }) => {
    if (kind === 'none') return undefined;
    if (kind === 'person' && people.length > 0) {
      const names =
        people.slice(0, 2).map(name).join(t('common.listJoin')) + (people.length > 2 ? ` +${people.length - 2}` : '');
      return since ? `${names} · ${wait(Date.now() - new Date(since).getTime())}` : names;
    }
    if (kind === 'progress') return `${count(params['shipped'] ?? '0')} / ${count(params['quantity'] ?? '0')}`;
    const waiting = params['waiting'] ?? '0';
    const values = {
      place: (language === 'en' && params['warehouse_en']) || params['warehouse'] || '',
      waiting: count(waiting),
      date: params['date'] ? date(params['date']) : '',
      reason: params['reason'] ?? '',
    };
    const code = codes.find((key) => key === text);
    if (!code) return undefined;
    if ((code === 'rejected' || code === 'cancelled') && !values.reason) return undefined;
    if (code === 'returned' && !values.reason) return t('orders.next.returnedPlain');
    return code === 'ship_from' && /[1-9]/.test(waiting)
      ? t('orders.next.ship_from_waiting', values)
      : t(`orders.next.${code}`, values);
  };
}

/** The same as text, `—` when nothing is to be done. */
export function NextStep({ step }: { step: NextStepView }) {
  const { t } = useFormat();
  const words = useNextStep()(step);
  return words ? <>{words}</> : <span className="quiet">{t('common.nothing')}</span>;
}
