/** One message: what was sent, every attempt with the beginning of its answer, and delivering again. */
import { Button, Drawer } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCw, X } from 'lucide-react';
import { usePhone } from '../../lib/device.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { ErrorBlock } from '../../parts/error-block.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { Section } from '../../parts/section.tsx';
import { SkeletonRows } from '../../parts/skeleton.tsx';
import { Stamp } from '../../parts/stamp.tsx';
import { size } from '../../theme.ts';
import { messageQuery, redeliver } from './data.ts';
import type { Message } from './data.ts';
import { DeliveryState, useAnswerText, useEventName } from './words.tsx';

function Attempts({ message }: { message: Message }) {
  const { t, wait } = useFormat();
  const answerText = useAnswerText();
  if (message.log.length === 0) return <p className="second">{t('webhooks.notTried')}</p>;
  return (
    <ol className="attempts">
      {message.log.map((attempt) => (
        <li key={`${attempt.run}-${attempt.attempt}`}>
          <div className="card-line">
            <strong>{answerText(attempt.status_code, attempt.error)}</strong>
            <span className="second">
              <Stamp at={attempt.at} /> · {t('webhooks.took', { ms: attempt.duration_ms })}
            </span>
          </div>
          {attempt.excerpt !== '' && <pre className="excerpt">{attempt.excerpt}</pre>}
        </li>
      ))}
      {message.next_attempt_at !== null && message.log.length > 0 && (
        <li className="second">
          {t('webhooks.next')} <Stamp at={message.next_attempt_at} />{' '}
          {Date.parse(message.next_attempt_at) > Date.now() &&
            `(${wait(Date.parse(message.next_attempt_at) - Date.now())})`}
        </li>
      )}
    </ol>
  );
}

function Content({ message }: { message: Message }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const act = useAct(redeliver(message.id), () => void queries.invalidateQueries({ queryKey: ['webhooks'] }));
  return (
    <div className="message">
      <div className="card-line">
        <DeliveryState status={message.status} />
        <Button icon={<Icon of={RotateCw} />} loading={act.busy} onClick={() => void act.run({})}>
          {t('webhooks.redeliver')}
        </Button>
      </div>
      <ProblemNote problem={act.problem} />
      <p className="second breakable">{message.url}</p>
      <Section title={t('webhooks.attempts')}>
        <Attempts message={message} />
      </Section>
      <Section title={t('webhooks.messageBody')} aside={<CopyButton text={message.body} label={t('common.copy')} />}>
        <pre className="excerpt">{JSON.stringify(JSON.parse(message.body), null, 2)}</pre>
      </Section>
    </div>
  );
}

/** The drawer; nothing while no message is chosen. */
export function MessageDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useFormat();
  const phone = usePhone();
  const eventName = useEventName();
  const { data, error, refetch } = useQuery({ ...messageQuery(id ?? ''), enabled: id !== undefined });
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={phone ? '100%' : size.drawer}
      closable={false}
      destroyOnHidden
      aria-label={data ? eventName(data.event_type) : t('webhooks.message')}
      rootClassName="figure-drawer"
    >
      <div className="figure-top">
        <span className="figure-kicker">{data ? eventName(data.event_type) : t('webhooks.message')}</span>
        {id && <CopyButton text={id} label={t('webhooks.copyId')} />}
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={onClose}>
          <Icon of={X} />
        </button>
      </div>
      {error && !data ? (
        <ErrorBlock error={error} what={t('webhooks.message')} onRetry={() => void refetch()} />
      ) : data ? (
        <Content message={data} />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </Drawer>
  );
}
