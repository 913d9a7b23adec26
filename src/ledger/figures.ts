// Owns opening a figure: what stands behind an amount, in the reader's language and as far as the reader may see.
import { text } from '../kernel/decimal.ts';
import { toMoney } from '../kernel/money.ts';
import type { Result } from '../kernel/refusal.ts';
import { accept } from '../kernel/refusal.ts';
import type { Db } from '../platform/db/database.ts';
import { fill } from '../wire/messages.ts';
import type { Locale } from '../wire/messages.ts';
import { documentFigure } from './document-figures.ts';
import type { FigureRequest } from './figure.ts';
import { peopleOf, transfersOf } from './figures.queries.ts';
import type { Said } from './figures.rules.ts';
import { totalsOf } from './figures.rules.ts';
import { ledgerMessages } from './messages.ts';
import { orderFigures } from './order-figures.ts';
import type { FigureView, Words } from './schema.ts';

/** Opens a figure of a document the reader sees. Refuses NOT_FOUND and FIGURE_UNKNOWN, which names the figures there are. */
export async function openFigure(tx: Db, request: FigureRequest): Promise<Result<FigureView>> {
  const ofOrder = request.type === 'order' || request.type === 'order_line';
  const found = await (ofOrder ? orderFigures(tx, request) : documentFigure(tx, request));
  if (!found.ok) return found;
  const { value } = found;
  const transfers = await transfersOf(tx, value.documents, request.readsLedger);
  const words = wordsIn(request.locale);
  return accept({
    document_type: request.type,
    document_id: request.id,
    document_number: value.number,
    figure: request.figure,
    label: words(value.label),
    amount: toMoney(text(value.amount), value.currency),
    state: value.status,
    sentence: words(value.sentence),
    arithmetic: value.rows.map((row) => ({ ...row, label: words(row.label), note: row.note && words(row.note) })),
    recomputed: value.recomputed,
    rules: value.rules.map((rule) => ({ ...rule, text: rule.text && words(rule.text) })),
    transfers,
    totals: request.readsLedger ? totalsOf(transfers) : null,
    people: await peopleOf(tx, value.subject.id),
    workflow_id: value.subject.workflowId,
  });
}

function wordsIn(locale: Locale): (what: Said) => Words {
  const sentences: Readonly<Record<string, { zh: string; en: string }>> = ledgerMessages;
  return ({ code, params }) => {
    const message = sentences[code];
    return { code, params, text: message ? fill(locale === 'en' ? message.en : message.zh, params) : code };
  };
}
