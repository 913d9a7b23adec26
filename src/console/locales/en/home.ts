/** English: the home page. */
import type { Messages } from '../messages.ts';
import type { home as zhHome } from '../zh/home.ts';

export const home: Messages<typeof zhHome> = {
  greeting: 'Hello, {{name}}',
  periodOpen: 'period {{period}} open',
  periodClosed: 'period {{period}} closed',
  figures: 'My figures',
  figure: {
    receivable: 'Receivable',
    received: 'Received this month',
    shipped: 'Shipped this month',
    under_way: 'Orders under way',
    credit_available: 'Credit available',
    prepaid: 'Prepaid',
    credit_notes: 'Credit notes to use',
  },
  beside: {
    overdue: '{{amount}} overdue',
    nothingOverdue: 'Nothing overdue',
    monthBefore: '{{amount}} at this day last month, {{change}}',
    noneBefore: 'Nothing by this day last month',
    orders: '{{count}} orders',
  },
  waits: 'Waiting for me',
  waitsCount: '{{count}} items',
  nothingWaits: 'Nothing waits for you',
  nothingWaitsText: 'New work will show here and in the inbox.',
  late: '{{count}} late',
  oldest: 'the oldest for {{time}}',
  waiting: {
    approvals: 'Approvals to decide',
    orders_returned: 'Orders sent back to me',
    order_drafts: 'My order drafts',
    to_allocate: 'Orders to allocate',
    to_ship: 'Orders to ship',
    to_receive: 'Shipments to receive',
    returns_to_receive: 'Returns to receive',
    invoices_overdue: 'Invoices overdue',
  },
  weeks: 'Shipped and received',
  weeksNote: 'thousands, last 12 weeks',
  week: 'Week',
  shipped: 'Shipped',
  received: 'Received',
};
