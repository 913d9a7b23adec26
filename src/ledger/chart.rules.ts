// Owns the chart of accounts: what each purpose means, in which book it lives, and whether it may run out.

export type Book = 'statutory' | 'management' | 'tax' | 'budget' | 'points' | 'credit';

export interface AccountKind {
  book: Book;
  /** 1 grows by debits, -1 by credits. */
  side: 1 | -1;
  /** Bounded accounts keep a balance that may not fall below their floor; open ones are summed on read. */
  bounded: boolean;
  /** Whether the account belongs to a partner or to the house. */
  owner: 'party' | 'house';
}

const house = (side: 1 | -1, book: Book = 'statutory'): AccountKind => ({ book, side, bounded: false, owner: 'house' });
const partner = (side: 1 | -1, book: Book = 'statutory'): AccountKind => ({
  book,
  side,
  bounded: false,
  owner: 'party',
});
const bounded = (side: 1 | -1, book: Book = 'statutory'): AccountKind => ({
  book,
  side,
  bounded: true,
  owner: 'party',
});

/** Credit buckets of a dealer always add up: available + open orders + delivered + receivable = limit + exceptions + prepaid. */
export const CHART = {
  bank: house(1),
  import_clearing: house(1),
  inventory: house(1),
  transit: house(1),
  transit_loss: house(1),
  inventory_write_down: house(1),
  cost_of_sales: house(1),
  opening_equity: house(-1),
  goods_received: house(-1),
  revenue: house(-1),
  output_tax: house(-1),
  bad_debt: house(1),
  rebate_cost: house(1),
  receivable: partner(1),
  prepaid: bounded(-1),
  prepaid_held: bounded(-1),
  credit_note: bounded(-1),
  credit_note_held: bounded(-1),
  rebate: bounded(-1),
  rebate_held: bounded(-1),
  credit_available: bounded(1, 'credit'),
  credit_open_orders: bounded(1, 'credit'),
  credit_delivered: bounded(1, 'credit'),
  credit_receivable: bounded(1, 'credit'),
  credit_limit: partner(-1, 'credit'),
  credit_exception: partner(-1, 'credit'),
  credit_prepaid: partner(-1, 'credit'),
} as const satisfies Record<string, AccountKind>;

export type Purpose = keyof typeof CHART;
