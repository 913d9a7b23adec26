/** Subscribing an address to events, or changing what it is told. */
import { Checkbox, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { webhookEventTypes } from '../../../webhooks/schema.ts';
import type { WebhookEventType } from '../../../webhooks/schema.ts';
import { useAct } from '../../lib/use-act.ts';
import { useFormat } from '../../lib/use-format.ts';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import { Field } from '../../parts/field.tsx';
import type { FieldIds } from '../../parts/field.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SecretOnce } from '../../parts/secret-once.tsx';
import { size } from '../../theme.ts';
import { changeEndpoint, createEndpoint } from './data.ts';
import type { Endpoint } from './data.ts';
import { useEventName } from './words.tsx';

function EventPick({
  ids,
  chosen,
  onChange,
}: {
  ids: FieldIds;
  chosen: readonly WebhookEventType[];
  onChange: (types: WebhookEventType[]) => void;
}) {
  const eventName = useEventName();
  const turn = (type: WebhookEventType, on: boolean) =>
    onChange(webhookEventTypes.filter((other) => (other === type ? on : chosen.includes(other))));
  return (
    <div {...ids} role="group" className="scope-list" tabIndex={-1}>
      {webhookEventTypes.map((type) => (
        <div key={type} className="event-row">
          <Checkbox checked={chosen.includes(type)} onChange={(event) => turn(type, event.target.checked)}>
            {eventName(type)} <code className="second">{type}</code>
          </Checkbox>
        </div>
      ))}
    </div>
  );
}

/** The form; a new endpoint is followed by its secret. */
export function EndpointDialog({ endpoint, onClose }: { endpoint: Endpoint | undefined; onClose: () => void }) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const form = useId();
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [types, setTypes] = useState(() => webhookEventTypes.filter((type) => endpoint?.event_types.includes(type)));
  const [asked, setAsked] = useState(false);
  const [secret, setSecret] = useState<string>();
  const readAgain = () => void queries.invalidateQueries({ queryKey: ['webhooks'] });
  const create = useAct(createEndpoint, ({ data }) => {
    readAgain();
    if (data.secret) setSecret(data.secret);
    else onClose();
  });
  const change = useAct(
    (body: Parameters<ReturnType<typeof changeEndpoint>>[0], key) => changeEndpoint(endpoint!)(body, key),
    () => {
      readAgain();
      onClose();
    },
  );
  if (secret !== undefined)
    return <SecretOnce title={t('webhooks.made')} text={t('webhooks.secretOnce')} secret={secret} onClose={onClose} />;
  const act = endpoint ? change : create;
  const missing = { url: url.trim() === '', types: types.length === 0 };
  const submit = () => {
    setAsked(true);
    if (missing.url || missing.types) return;
    void act.run({ url: url.trim(), description: description.trim(), event_types: types });
  };
  return (
    <ConfirmDialog
      open
      width={size.form}
      title={endpoint ? t('webhooks.askChange') : t('webhooks.askNew')}
      verb={endpoint ? t('webhooks.change') : t('webhooks.create')}
      busy={act.busy}
      formId={form}
      onCancel={onClose}
    >
      <form
        id={form}
        className="dialog-body"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          label={t('webhooks.url')}
          note={t('webhooks.urlNote')}
          error={act.problem?.field('/url') ?? (asked && missing.url ? t('webhooks.urlMissing') : undefined)}
        >
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              inputMode="url"
              maxLength={500}
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('webhooks.description')} optional>
          {(ids) => (
            <Input
              {...ids}
              maxLength={200}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('webhooks.events')} error={asked && missing.types ? t('webhooks.eventsMissing') : undefined}>
          {(ids) => <EventPick ids={ids} chosen={types} onChange={setTypes} />}
        </Field>
        <ProblemNote problem={act.problem} shown={['/url']} />
      </form>
    </ConfirmDialog>
  );
}
