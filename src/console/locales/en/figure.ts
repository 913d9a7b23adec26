/** English: the drawer behind every amount. */
import type { Messages } from '../messages.ts';
import type { figure as zhFigure } from '../zh/figure.ts';

export const figure: Messages<typeof zhFigure> = {
  kicker: 'Open figure · {{subject}}',
  kickerPlain: 'Open figure',
  arithmetic: 'The arithmetic',
  recomputed: 'Recomputed, equal',
  recomputedOff: 'Recomputed, not equal',
  rule: 'The rule',
  ruleSince: 'in force since {{date}}',
  approvedBy: '{{names}} approved it on {{when}}',
  postings: 'Postings',
  balance: 'Debit {{amount}}, credit {{amount}}, difference {{difference}}',
  noPostings: 'Nothing is posted yet. So far this figure is only a computation.',
  time: 'Time',
  transfer: 'Transfer',
  account: 'Account',
  debit: 'Debit',
  credit: 'Credit',
  history: 'Workflow history',
  back: 'Back to the figure before',
  loading: 'Opening this figure',
  what: 'This figure',
};
