// Owns the SQL of comments: what was said about a document, and whom a comment may call.
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import type { CommentView } from './schema.ts';

export type CommentedType = 'order' | 'return';

export const COMMENTS_SHOWN = 200;
const PEOPLE_SHOWN = 50;

/** The document a comment is about, as far as the reader sees it. */
export interface Commented {
  type: CommentedType;
  id: string;
  number: string | null;
  companyId: string;
  buyerId: string;
  regionId: string | null;
}

/** The document, or undefined when it is not there or out of sight. */
export async function findCommented(
  db: Db,
  type: CommentedType,
  companyId: string,
  id: string,
): Promise<Commented | undefined> {
  const row = await db
    .selectFrom(type === 'order' ? 'sales_order' : 'return_order')
    .select(['id', 'number', 'buyer_id', 'region_id'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { type, id: row.id, number: row.number, companyId, buyerId: row.buyer_id, regionId: row.region_id };
}

const PERSON = sql.raw(
  `jsonb_build_object('id', u.id, 'name', u.name, 'name_en', u.name_en, 'title', u.title, 'title_en', u.title_en)`,
);

interface Row extends Omit<CommentView, 'created_at'> {
  created_at: Date;
}

/** The newest comments of a document, newest first, and whether there are older ones. */
export async function commentsOf(db: Db, documentId: string): Promise<{ data: CommentView[]; more: boolean }> {
  const rows = await sql<Row>`
    select c.id, c.body, c.created_at,
      (select ${PERSON} from user_account u where u.id = c.author_id) as author,
      (select coalesce(jsonb_agg(${PERSON} order by u.name_en), '[]') from user_account u where u.id = any (c.mentions)) as mentions
    from comment c where c.document_id = ${documentId} order by c.created_at desc, c.id desc limit ${COMMENTS_SHOWN + 1}`.execute(
    db,
  );
  const shown = rows.rows.slice(0, COMMENTS_SHOWN);
  return {
    data: shown.map(({ id, author, body, mentions, created_at }) => ({
      id,
      author,
      body,
      mentions,
      created_at: created_at.toISOString(),
    })),
    more: rows.rows.length > shown.length,
  };
}

/**
 * People who see the document and can be called. Who may not look people up sees the own ones, the own sales rep, and who took part.
 * `ids` narrows to these people.
 */
export async function mentionablePeople(
  db: Db,
  document: Commented,
  reader: { userId: string; partyId: string; everybody: boolean },
  ids?: readonly string[],
): Promise<CommentView['author'][]> {
  const { buyerId, regionId } = document;
  const rows = await sql<CommentView['author']>`
    select u.id, u.name, u.name_en, u.title, u.title_en from user_account u
    where u.status = 'active' and u.id <> ${reader.userId}
      and (${ids ?? null}::text[] is null or u.id = any (${ids ?? null}::text[]))
      and exists (select from user_role r where r.user_id = u.id and (r.company_id is null or r.company_id = ${document.companyId})
        and r.valid_from <= current_date and (r.valid_to is null or r.valid_to > current_date)
        and (r.role in ('channel_manager', 'marketing_manager', 'finance', 'warehouse', 'auditor')
               and (r.regions is null or ${regionId}::text = any (r.regions)) and (r.parties is null or ${buyerId} = any (r.parties))
          or r.role = 'sales_rep' and (${regionId}::text = any (r.regions)
               or exists (select from dealer d where d.party_id = ${buyerId} and d.company_id = ${document.companyId} and d.sales_rep_id = u.id))
          or r.role = 'dealer' and ${buyerId} = any (coalesce(r.parties, array[u.party_id]))))
      and (${reader.everybody} or u.party_id = ${reader.partyId}
        or exists (select from dealer d where d.party_id = ${buyerId} and d.company_id = ${document.companyId} and d.sales_rep_id = u.id)
        or exists (select from document_event e where e.document_id = ${document.id} and e.actor_id = u.id)
        or exists (select from comment c where c.document_id = ${document.id} and c.author_id = u.id))
    order by u.name_en, u.id limit ${PEOPLE_SHOWN}`.execute(db);
  return rows.rows;
}
