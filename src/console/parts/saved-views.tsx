/** Owns the views people keep of a list: picking one, keeping the present filters under a name, forgetting an own one. */
import { Button, Checkbox, Input } from 'antd';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { SavedViewBody, SavedViewView, savedViewList } from '../../views/schema.ts';
import { call, get } from '../lib/api.ts';
import type { Answer } from '../lib/api.ts';
import { useAct } from '../lib/use-act.ts';
import { useFormat } from '../lib/use-format.ts';
import { Field } from './field.tsx';
import { FilterChip } from './filter-bar.tsx';
import { Icon } from './icon.tsx';
import { ProblemNote } from './problem-note.tsx';

type Room = SavedViewBody['room'];
type Kept = SavedViewView['filters'];

const viewsQuery = (room: Room) =>
  queryOptions({
    queryKey: ['saved-views', room],
    queryFn: async ({ signal }) => (await get<z.infer<typeof savedViewList>>('/saved_views', { room }, signal)).data,
  });

const keepView = (body: SavedViewBody, idempotencyKey: string): Promise<Answer<SavedViewView>> =>
  call('/saved_views', { method: 'POST', body, idempotencyKey });
const forgetView =
  (id: string) =>
  (body: object, idempotencyKey: string): Promise<Answer<unknown>> =>
    call(`/saved_views/${id}/delete`, { method: 'POST', body, idempotencyKey });

/** Filters as they are kept: only what stands in the address. */
function keptOf(filters: object): Kept {
  return Object.fromEntries(
    Object.entries(filters).filter(
      (entry): entry is [string, string | string[]] =>
        entry[0] !== 'cursor' && (typeof entry[1] === 'string' || Array.isArray(entry[1])),
    ),
  );
}

function ViewRow({ view, onPick, onForgotten }: { view: SavedViewView; onPick: () => void; onForgotten: () => void }) {
  const { t } = useFormat();
  const act = useAct(forgetView(view.id), onForgotten);
  return (
    <li className="saved-view">
      <Button type="text" onClick={onPick}>
        {view.name}
        {view.shared && <span className="second"> {t('parts.viewShared')}</span>}
      </Button>
      {view.mine && (
        <Button
          type="text"
          size="small"
          loading={act.busy}
          icon={<Icon of={Trash2} size={14} />}
          aria-label={t('parts.viewForget', { name: view.name })}
          onClick={() => void act.run({})}
        />
      )}
    </li>
  );
}

function KeepForm({ room, filters, onKept }: { room: Room; filters: object; onKept: () => void }) {
  const { t } = useFormat();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [tried, setTried] = useState(false);
  const act = useAct(keepView, onKept);
  const missing = name.trim() === '' ? t('parts.viewNameMissing') : undefined;
  return (
    <form
      className="keep-view"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) void act.run({ room, name: name.trim(), filters: keptOf(filters), shared });
      }}
    >
      <Field label={t('parts.viewName')} error={tried ? missing : undefined}>
        {(ids) => <Input {...ids} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('parts.viewShare')}
      </Checkbox>
      <ProblemNote problem={act.problem} />
      <Button htmlType="submit" loading={act.busy}>
        {t('parts.viewKeep')}
      </Button>
    </form>
  );
}

type SavedViewsProps = { room: Room; filters: object; narrowed: boolean; onPick: (kept: Kept) => void };

/** The chip in the filter row. */
export function SavedViews({ room, filters, narrowed, onPick }: SavedViewsProps) {
  const { t } = useFormat();
  const queries = useQueryClient();
  const { data = [] } = useQuery(viewsQuery(room));
  const again = () => void queries.invalidateQueries({ queryKey: ['saved-views', room] });
  if (data.length === 0 && !narrowed) return null;
  return (
    <FilterChip name={t('parts.views')} value={String(data.length)}>
      {(close) => (
        <div className="choice-list saved-views">
          <ul>
            {data.map((view) => (
              <ViewRow
                key={view.id}
                view={view}
                onForgotten={again}
                onPick={() => {
                  onPick(view.filters);
                  close();
                }}
              />
            ))}
          </ul>
          {narrowed && (
            <KeepForm
              room={room}
              filters={filters}
              onKept={() => {
                again();
                close();
              }}
            />
          )}
        </div>
      )}
    </FilterChip>
  );
}
