// Owns identifiers: a prefix that names the kind, then a UUIDv7, so ids sort by creation and tell what they are.
import { v7 } from 'uuid';

export const ID_PREFIX = {
  tenant: 'ten',
  company: 'com',
  org_unit: 'unt',
  region: 'reg',
  party: 'par',
  party_role: 'prl',
  party_identity: 'pid',
  party_edge: 'edg',
  user: 'usr',
  user_role: 'url',
  delegation: 'dlg',
  brand: 'brd',
  category: 'cat',
  product: 'prd',
  sku: 'sku',
  unit: 'uom',
  tax_code: 'tax',
  price_list: 'pl',
  price_list_version: 'plv',
  contract: 'ctr',
  warehouse: 'whs',
  account: 'acc',
  transfer: 'trf',
  fact: 'fct',
  field_set: 'fld',
  policy: 'pol',
  approval: 'apv',
  tier: 'tir',
  task: 'tsk',
  decision: 'dec',
  order: 'ord',
  order_line: 'oln',
  order_offset: 'ofs',
  shipment: 'shp',
  shipment_line: 'sln',
  receipt: 'rcp',
  receipt_line: 'rln',
  invoice: 'inv',
  invoice_line: 'iln',
  payment: 'pay',
  allocation: 'alc',
  return: 'ret',
  return_line: 'rtl',
  credit_note: 'crn',
  stock_move: 'stm',
  event: 'evt',
  audit: 'aud',
  operation: 'opr',
  attachment: 'att',
  file: 'fil',
  comment: 'cmt',
  notification: 'ntf',
  request: 'req',
  import_run: 'imp',
  import_job: 'ijb',
  saved_view: 'viw',
  api_key: 'key',
  webhook_endpoint: 'whe',
  webhook_delivery: 'msg',
} as const;

export type IdKind = keyof typeof ID_PREFIX;

/** A new id, e.g. `ord_019a…` (prefix, underscore, 32 hex digits). */
export function newId(kind: IdKind): string {
  return `${ID_PREFIX[kind]}_${v7().replaceAll('-', '')}`;
}

export function isId(kind: IdKind, value: string): boolean {
  return value.startsWith(`${ID_PREFIX[kind]}_`) && /^[0-9a-f]{32}$/.test(value.slice(ID_PREFIX[kind].length + 1));
}
