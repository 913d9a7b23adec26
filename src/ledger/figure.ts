// Owns what a figure is before its words are put into a language: who asks for which, and what was found behind it.
import type { Decimal } from '../kernel/decimal.ts';
import type { Locale } from '../wire/messages.ts';
import type { Row, Said } from './figures.rules.ts';
import type { FigureDocument, FigureRule } from './schema.ts';

export interface FigureRequest {
  tenant: string;
  type: FigureDocument;
  id: string;
  figure: string;
  locale: Locale;
  /** Whether the reader may see what goods cost. */
  readsLedger: boolean;
}

/** A figure before its words are put into a language and its postings are read. */
export interface Found {
  number: string | null;
  status: string | null;
  amount: Decimal;
  currency: string;
  label: Said;
  sentence: Said;
  rows: Row[];
  recomputed: boolean | null;
  rules: (Omit<FigureRule, 'text'> & { text: Said | null })[];
  /** Documents whose transfers belong to this figure. */
  documents: string[];
  /** Whose people and workflow stand behind it. */
  subject: { id: string; workflowId: string | null };
}
