/** How webhooks are said: events, states, and why there was no answer. */
import { useFormat } from '../../lib/use-format.ts';
import { useWord } from '../../lib/words.ts';
import { StateDot } from '../../parts/state.tsx';
import type { StateKey } from '../../theme.ts';
import type { Delivery, Endpoint } from './data.ts';

const deliveryStates: Record<Delivery['status'], StateKey> = { pending: 'wait', delivered: 'ok', failed: 'bad' };

export function DeliveryState({ status }: { status: Delivery['status'] }) {
  const { t } = useFormat();
  return <StateDot state={deliveryStates[status]}>{t(`webhooks.delivery.${status}`)}</StateDot>;
}

/** Active, active but failing, or disabled and why. */
export function EndpointState({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useFormat();
  if (endpoint.status === 'disabled')
    return (
      <StateDot state={endpoint.disabled_reason === 'person' ? 'off' : 'bad'}>
        {t(`webhooks.disabled.${endpoint.disabled_reason ?? 'person'}`)}
      </StateDot>
    );
  return endpoint.failing_since === null ? (
    <StateDot state="ok">{t('webhooks.active')}</StateDot>
  ) : (
    <StateDot state="wait">{t('webhooks.failing')}</StateDot>
  );
}

/** The sentence for an event type. */
export function useEventName(): (type: string) => string {
  const word = useWord();
  return (type) => word(`webhooks.event.${type.replace('.', '_')}`) ?? type;
}

/** `204`, or why there was no answer. */
export function useAnswerText(): (status: number | null, error: string | null) => string {
  const { t } = useFormat();
  const word = useWord();
  return (status, error) => {
    if (status !== null) return String(status);
    return error === null ? t('common.nothing') : (word(`webhooks.noAnswer.${error}`) ?? error);
  };
}
