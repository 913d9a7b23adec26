/** Owns the files that belong to a document: what is there, to download, and adding one. */
import { Button } from 'antd';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import type { z } from 'zod';
import type { attachmentList, AttachmentView, FileView } from '../../files/schema.ts';
import { may } from '../lib/ability.ts';
import { call, get, upload } from '../lib/api.ts';
import type { Answer } from '../lib/api.ts';
import { useSession } from '../lib/session.ts';
import { useAct } from '../lib/use-act.ts';
import { useFormat } from '../lib/use-format.ts';
import { Attachments } from '../parts/attachments.tsx';
import { ErrorBlock } from '../parts/error-block.tsx';
import { Icon } from '../parts/icon.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Section } from '../parts/section.tsx';
import type { Commented } from './comments.tsx';

const attachmentsQuery = ({ type, id }: Commented) =>
  queryOptions({
    queryKey: ['attachments', id],
    queryFn: async ({ signal }) =>
      (await get<z.infer<typeof attachmentList>>('/attachments', { document_type: type, document_id: id }, signal))
        .data,
  });

/** What tells one chosen file from another. */
type Chosen = { name: string; size: number; at: number; file: File };

/** Uploads the file, then hangs it on the document; both under keys that repeat together. */
async function attach(about: Commented, { file }: Chosen, idempotencyKey: string): Promise<Answer<AttachmentView>> {
  const kept = await upload<FileView>(
    '/files',
    { name: file.name },
    { file, type: file.type || 'application/octet-stream' },
    idempotencyKey,
  );
  return call('/attachments', {
    method: 'POST',
    body: { document_type: about.type, document_id: about.id, file_id: kept.data.id },
    idempotencyKey: `${idempotencyKey}-attach`,
  });
}

/** The section in the rail; nothing where there is nothing and nothing can be added. */
export function AttachmentRail(about: Commented) {
  const { t } = useFormat();
  const session = useSession();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const { data, error, refetch } = useQuery(attachmentsQuery(about));
  const adds = may(session, 'create', 'attachment');
  const act = useAct(
    (chosen: Chosen, key: string) => attach(about, chosen, key),
    () => void queries.invalidateQueries({ queryKey: ['attachments', about.id] }),
  );
  if (data?.length === 0 && !adds) return null;
  const add = adds && (
    <>
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('comments.attach')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void act.run({ name: file.name, size: file.size, at: file.lastModified, file });
        }}
      />
      <Button size="small" icon={<Icon of={Paperclip} />} loading={act.busy} onClick={() => input.current?.click()}>
        {t('comments.attach')}
      </Button>
    </>
  );
  return (
    <Section title={t('parts.attachments')} className="rail-part" aside={add}>
      <ProblemNote problem={act.problem} />
      {error && !data && <ErrorBlock error={error} what={t('parts.attachments')} onRetry={() => void refetch()} />}
      {data?.length === 0 && <p className="quiet">{t('comments.noFiles')}</p>}
      <Attachments
        files={(data ?? []).map((file) => ({
          key: file.id,
          name: file.name,
          bytes: file.bytes,
          href: `/api/v1/attachments/${file.id}/content`,
        }))}
      />
    </Section>
  );
}
