/** 中文 texts of the console, one section per room. */
import { audit, ledger, search } from './zh/audit.ts';
import { common, errors } from './zh/common.ts';
import { masters } from './zh/masters.ts';
import { parts } from './zh/parts.ts';
import { shell, signIn } from './zh/shell.ts';
import { checks } from './zh/checks.ts';
import { newOrder } from './zh/new-order.ts';
import { people } from './zh/people.ts';
import { keys } from './zh/keys.ts';
import { webhooks } from './zh/webhooks.ts';
import { imports } from './zh/imports.ts';
import { inbox } from './zh/inbox.ts';
import { home } from './zh/home.ts';
import { health } from './zh/health.ts';
import { notifications } from './zh/notifications.ts';
import { delegations, policies } from './zh/policies.ts';
import { history } from './zh/history.ts';
import { acts, reasons } from './zh/acts.ts';
import { approval, events } from './zh/documents.ts';
import { comments, returns } from './zh/returns.ts';
import { paper } from './zh/paper.ts';
import { finance } from './zh/finance.ts';
import { warehouse } from './zh/warehouse.ts';
import { orders } from './zh/orders.ts';
import { accounts, books, figure, figures } from './zh/figure.ts';

export const zh = {
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
