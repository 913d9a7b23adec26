/** English texts of the console, with exactly the keys of the Chinese ones. */
import type { Messages } from './messages.ts';
import type { zh } from './zh.ts';
import { audit, ledger, search } from './en/audit.ts';
import { common, errors } from './en/common.ts';
import { masters } from './en/masters.ts';
import { parts } from './en/parts.ts';
import { shell, signIn } from './en/shell.ts';
import { checks } from './en/checks.ts';
import { newOrder } from './en/new-order.ts';
import { people } from './en/people.ts';
import { keys } from './en/keys.ts';
import { webhooks } from './en/webhooks.ts';
import { imports } from './en/imports.ts';
import { inbox } from './en/inbox.ts';
import { home } from './en/home.ts';
import { health } from './en/health.ts';
import { notifications } from './en/notifications.ts';
import { delegations, policies } from './en/policies.ts';
import { history } from './en/history.ts';
import { acts, reasons } from './en/acts.ts';
import { approval, events } from './en/documents.ts';
import { comments, returns } from './en/returns.ts';
import { paper } from './en/paper.ts';
import { finance } from './en/finance.ts';
import { warehouse } from './en/warehouse.ts';
import { orders } from './en/orders.ts';
import { accounts, books, figure, figures } from './en/figure.ts';

export const en: Messages<typeof zh> = {
  common,
  masters,
  errors,
  parts,
  shell,
  signIn,
  figure,
  orders,
  returns,
  warehouse,
  finance,
  paper,
  comments,
  checks,
  approval,
  events,
  acts,
  reasons,
  newOrder,
  imports,
  inbox,
  health,
  policies,
  notifications,
  delegations,
  home,
  keys,
  people,
  webhooks,
  accounts,
  books,
  history,
  figures,
  search,
  audit,
  ledger,
};
