/** What writing an order reads and sends: dealers, prices and checks of the cart, pasted rows, drafts. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { createOrderBody, pasteView, previewView } from '../../../orders/schema.ts';
import type { dealerPage, DealerView } from '../../../parties/schema.ts';
import type { Statement } from '../../../payments/schema.ts';
import type { FileView } from '../../../files/schema.ts';
import { call, get, upload } from '../../lib/api.ts';
import type { Answer } from '../../lib/api.ts';
import type { OrderState } from '../orders/acts.ts';

export type Preview = z.infer<typeof previewView>;
export type Pasted = z.infer<typeof pasteView>;
export type DealerPage = z.infer<typeof dealerPage>;
export type DraftBody = z.input<typeof createOrderBody>;

/** Active dealers by code or name. */
export const dealersQuery = (q: string) =>
  queryOptions({
    queryKey: ['dealers', q],
    queryFn: ({ signal }) => get<DealerPage>('/dealers', { q, status: 'active', limit: 50 }, signal),
    placeholderData: keepPreviousData,
  });

/** One dealer with credit and address. */
export const dealerQuery = (id: string) =>
  queryOptions({
    queryKey: ['dealers', 'one', id],
    queryFn: ({ signal }) => get<DealerView>(`/dealers/${id}`, undefined, signal),
    enabled: id !== '',
  });

/** What of the dealer's own money could pay for an order: prepaid, credit notes, rebate. */
export const balancesQuery = (dealerId: string) =>
  queryOptions({
    queryKey: ['orders', 'balances', dealerId],
    queryFn: ({ signal }) => get<Statement>(`/dealers/${dealerId}/statement`, undefined, signal),
    enabled: dealerId !== '',
  });

/** Prices, sums and verdicts of the cart as a submit would find them now; nothing is saved or held. */
export const previewQuery = (body: DraftBody) =>
  queryOptions({
    queryKey: ['orders', 'preview', body],
    queryFn: async ({ signal }) => (await call<Preview>('/orders/preview', { method: 'POST', body, signal })).data,
    enabled: body.buyer_id !== '' && body.lines.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });

/** Reads rows of product code and quantity as copied from a sheet. */
export async function readPasted(buyerId: string, text: string): Promise<Pasted> {
  return (await call<Pasted>('/orders/paste', { method: 'POST', body: { buyer_id: buyerId, text } })).data;
}

export type DraftRef = { id: string; etag: string | undefined };

/** Creates the draft, or changes the one there is on the version it was read in. */
export function saveDraft(
  draft: DraftRef | undefined,
  body: DraftBody,
  idempotencyKey: string,
): Promise<Answer<OrderState>> {
  if (!draft) return call('/orders', { method: 'POST', body, idempotencyKey });
  const { buyer_id: _buyer, ...content } = body;
  return call(`/orders/${draft.id}`, { method: 'PATCH', body: content, idempotencyKey, ifMatch: draft.etag });
}

/** Submits a draft, or a returned order again. */
export function submitDraft(draft: DraftRef, idempotencyKey: string): Promise<Answer<OrderState>> {
  return call(`/orders/${draft.id}/submit`, { method: 'POST', body: {}, idempotencyKey });
}

/** Uploads an Excel or CSV file and reads rows of product code and quantity out of it. */
export async function readSheetFile(buyerId: string, file: File): Promise<Pasted> {
  const kept = await upload<FileView>(
    '/files',
    { name: file.name },
    { file, type: file.type || 'application/octet-stream' },
    crypto.randomUUID(),
  );
  return (await call<Pasted>('/orders/sheet', { method: 'POST', body: { buyer_id: buyerId, file_id: kept.data.id } }))
    .data;
}
