// Owns the wire form of the home page: what waits for a person, what is late, and their figures.
import { z } from 'zod';
import { businessDate, instant, money } from '../wire/schema.ts';

/** Work that waits for the person themselves, each leading to one list of the console. */
export const WAITING = [
  'approvals',
  'orders_returned',
  'order_drafts',
  'to_allocate',
  'to_ship',
  'to_receive',
  'returns_to_receive',
  'invoices_overdue',
] as const;
export type WaitingKey = (typeof WAITING)[number];

export const FIGURES = [
  'receivable',
  'received',
  'shipped',
  'under_way',
  'credit_available',
  'prepaid',
  'credit_notes',
] as const;
export type FigureKey = (typeof FIGURES)[number];

export const waitingItem = z
  .strictObject({
    key: z.enum(WAITING),
    count: z.int(),
    late: z.int().describe('How many of them are past their date.'),
    amount: money.nullable(),
    oldest_at: instant.nullable(),
  })
  .meta({ id: 'HomeWaiting' });

export const homeFigure = z
  .strictObject({
    key: z.enum(FIGURES),
    amount: money,
    beside: z
      .strictObject({
        key: z.enum(['overdue', 'month_before', 'orders']),
        amount: money.nullable(),
        count: z.int().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'HomeFigure' });

export const homeWeek = z
  .strictObject({ week: businessDate.describe('Its Monday.'), shipped: money, received: money })
  .meta({ id: 'HomeWeek' });

export const homeView = z
  .strictObject({
    day: businessDate,
    period: z.strictObject({ name: z.string(), open: z.boolean() }),
    figures: z.array(homeFigure),
    waiting: z.array(waitingItem).describe('Only what there is; the most urgent first.'),
    weeks: z.array(homeWeek).nullable().describe('Twelve weeks, oldest first; null for who does not read money.'),
  })
  .meta({ id: 'Home' });
export type HomeView = z.infer<typeof homeView>;
