// Owns what a sheet of any format is read as: numbered rows of exact texts, and the refusals of a file that is not one.
import { refuse } from '../../kernel/refusal.ts';
import type { Params, Refusal } from '../../kernel/refusal.ts';
import { safeCell } from '../safe-cell.ts';

export interface SheetCell {
  /**
   * Decimals as plain decimal text (what Excel shows: 15 digits), dates as `2026-11-18` or `2026-11-18T09:30:00`, booleans as
   * `true` and `false`; text without surrounding blanks.
   */
  text: string;
  kind: 'text' | 'number' | 'date' | 'boolean';
  /** SHEET_FORMULA (the text is what Excel last computed) or SHEET_CELL_ERROR (#REF! and the like): not to be taken as data. */
  problem?: 'SHEET_FORMULA' | 'SHEET_CELL_ERROR';
}

export interface SheetRow {
  /** As the spreadsheet shows it, from 1. */
  row: number;
  /** By column from 0; a cell that is missing is empty. */
  cells: SheetCell[];
}

export interface SheetLimits {
  /** Of the file as uploaded. */
  bytes: number;
  /** Rows with something in them. */
  rows: number;
  columns: number;
  /** Of everything the archive of an xlsx file unpacks to. */
  unzippedBytes: number;
}

export const SHEET_LIMITS: SheetLimits = { bytes: 10_485_760, rows: 50_000, columns: 100, unzippedBytes: 134_217_728 };

/** Characters a cell may have: Excel's own limit. */
export const CELL_MAX = 32_767;

/** A file that is not read: `refusal.code` begins with SHEET_ and its message says the cure. */
export class SheetRefused extends Error {
  readonly refusal: Refusal;
  constructor(code: string, params?: Params) {
    super(code);
    this.name = 'SheetRefused';
    this.refusal = refuse(code, params);
  }
}

/** The text of a cell without the apostrophe our exports put before what would begin a formula. */
export function plainText(text: string): string {
  const trimmed = text.trim();
  const rest = trimmed.slice(1);
  return trimmed.startsWith("'") && safeCell(rest) !== rest ? rest : trimmed;
}
