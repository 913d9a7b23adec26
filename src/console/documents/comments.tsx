/** Owns what people say about a document: the newest first, and a box that calls others by @. */
import { Button, Mentions } from 'antd';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { z } from 'zod';
import type { commentBody, commentList, CommentView, mentionable } from '../../comments/schema.ts';
import { may } from '../lib/ability.ts';
import { call, get } from '../lib/api.ts';
import type { Answer } from '../lib/api.ts';
import { useNames } from '../lib/names.ts';
import { useSession } from '../lib/session.ts';
import { useAct } from '../lib/use-act.ts';
import { useFormat } from '../lib/use-format.ts';
import { ErrorBlock } from '../parts/error-block.tsx';
import { Face } from '../parts/face.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Section } from '../parts/section.tsx';
import { Stamp } from '../parts/stamp.tsx';
import '../styles/comments.css';

export type Commented = { type: 'order' | 'return'; id: string };
type Body = z.input<typeof commentBody>;
type Person = CommentView['author'];

const commentsQuery = ({ type, id }: Commented) =>
  queryOptions({
    queryKey: ['comments', id],
    queryFn: ({ signal }) => get<z.infer<typeof commentList>>(`/${type}s/${id}/comments`, undefined, signal),
  });

const peopleQuery = ({ type, id }: Commented) =>
  queryOptions({
    queryKey: ['comments', 'people', id],
    queryFn: async ({ signal }) =>
      (await get<z.infer<typeof mentionable>>(`/${type}s/${id}/mentionable`, undefined, signal)).data,
    staleTime: 60_000,
  });

/** The text with the called people's names in brand colour. */
function Said({ comment }: { comment: CommentView }) {
  const called = comment.mentions.flatMap((person) => [`@${person.name}`, `@${person.name_en}`]);
  const parts: { text: string; call: boolean }[] = [];
  let rest = comment.body;
  while (rest !== '') {
    const found = called
      .map((name) => ({ name, at: rest.indexOf(name) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
    if (!found) {
      parts.push({ text: rest, call: false });
      break;
    }
    if (found.at > 0) parts.push({ text: rest.slice(0, found.at), call: false });
    parts.push({ text: found.name, call: true });
    rest = rest.slice(found.at + found.name.length);
  }
  return (
    <p className="comment-body">
      {parts.map((part, index) =>
        part.call ? (
          <span key={index} className="comment-call">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

function Write({ about }: { about: Commented }) {
  const { t } = useFormat();
  const { name, title } = useNames();
  const queries = useQueryClient();
  const form = useId();
  const [text, setText] = useState('');
  const { data: people = [] } = useQuery(peopleQuery(about));
  const send = (body: Body, idempotencyKey: string): Promise<Answer<unknown>> =>
    call(`/${about.type}s/${about.id}/comments`, { method: 'POST', body, idempotencyKey });
  const act = useAct(send, () => {
    setText('');
    void queries.invalidateQueries({ queryKey: ['comments', about.id] });
  });
  const called = (person: Person) => text.includes(`@${name(person)}`);
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '' || act.busy) return;
        void act.run({ body: text.trim(), mention_ids: people.filter(called).map((person) => person.id) });
      }}
    >
      <label htmlFor={form} className="sr-only">
        {t('comments.label')}
      </label>
      <Mentions
        id={form}
        value={text}
        onChange={setText}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        placeholder={t('comments.hint')}
        options={people.map((person) => ({
          key: person.id,
          value: name(person),
          label: [name(person), title(person)].filter(Boolean).join(' · '),
        }))}
      />
      <ProblemNote problem={act.problem} />
      <Button htmlType="submit" loading={act.busy} disabled={text.trim() === ''}>
        {t('comments.send')}
      </Button>
    </form>
  );
}

/** The section of a document page. */
export function CommentSection(about: Commented) {
  const { t } = useFormat();
  const { name } = useNames();
  const session = useSession();
  const { data, error, refetch } = useQuery(commentsQuery(about));
  const writes = may(session, 'comment', about.type);
  if (data?.data.length === 0 && !writes) return null;
  return (
    <Section
      title={t('comments.title')}
      note={data && data.data.length > 0 && String(data.data.length)}
      className="comments"
    >
      {writes && <Write about={about} />}
      {error && !data && <ErrorBlock error={error} what={t('comments.title')} onRetry={() => void refetch()} />}
      <ul className="comment-list" aria-label={t('comments.title')}>
        {(data?.data ?? []).map((comment) => (
          <li key={comment.id}>
            <Face name={name(comment.author)} />
            <div>
              <div className="comment-head">
                <strong>{name(comment.author)}</strong>
                <span className="second">
                  <Stamp at={comment.created_at} />
                </span>
              </div>
              <Said comment={comment} />
            </div>
          </li>
        ))}
      </ul>
      {data?.more && <p className="quiet">{t('comments.older', { count: data.data.length })}</p>}
    </Section>
  );
}
