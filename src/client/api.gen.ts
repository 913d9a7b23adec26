// Generated from openapi.json by `npm run openapi`; never edited by hand.

export type ClientOptions = {
  baseUrl: `${string}://${string}` | (string & {});
};

export type MoneyInput = {
  amount: string;
  currency: string;
};

export type RetailSaleInput = {
  kind: 'sale' | 'refund';
  /**
   * the system that says so, e.g. the name of a till
   */
  source: string;
  /**
   * unique within seller and source
   */
  document_id: string;
  /**
   * a higher one restates the whole document
   */
  version?: number;
  /**
   * refunds: the sale that is taken back
   */
  original_document_id?: string;
  business_date: string;
  occurred_at?: string;
  /**
   * dealer, distributor or store that sold; the caller, below the caller, or in its care
   */
  seller_id: string;
  store_id?: string;
  guide_id?: string;
  /**
   * the consumer, when known
   */
  buyer_id?: string;
  channel?: string;
  lines: Array<{
    line: string;
    sku_code: string;
    quantity: string;
    /**
     * what the consumer paid or got back, tax included
     */
    gross_amount: MoneyInput;
    /**
     * the tax in it; 0 when absent
     */
    tax_amount?: MoneyInput;
    /**
     * refunds: the sold line; the same line when absent
     */
    original_line?: string;
  }>;
};

export type Readiness = {
  status: 'ready' | 'not_ready';
  checks: {
    [key: string]: 'ok' | 'failed';
  };
};

export type Money = {
  amount: string;
  currency: string;
};

export type PersonRef = {
  id: string;
  name: string;
  name_en: string;
  title: string;
  title_en: string;
};

export type PartyRef = {
  id: string;
  name: string;
  name_en: string | null;
};

export type NamedRef = {
  id: string;
  code: string;
  name: string;
  name_en: string;
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params?: {
    [key: string]: string | number | boolean | null;
  };
  errors?: Array<{
    pointer: string;
    code: string;
    detail: string;
    params?: {
      [key: string]: string | number | boolean | null;
    };
  }>;
};

export type Summary = {
  count: number;
  more: boolean;
  total: Money | null;
};

export type Action = {
  name: string;
  allowed: boolean;
  reason: {
    code: string;
    params?: {
      [key: string]: string | number | boolean | null;
    };
  } | null;
};

export type DocumentEvent = {
  id: string;
  kind: string;
  outcome: 'done' | 'refused' | 'waiting';
  actor: PersonRef | null;
  on_behalf_of: PersonRef | null;
  params: {
    [key: string]: string | number | boolean | null;
  };
  at: string;
};

export type Changed = {
  id: string;
  version: number;
};

export type ApprovalSubject = {
  code: string;
  params: {
    [key: string]: string;
  };
};

export type ApprovalStep = {
  tier: number;
  name: string;
  name_en: string;
  mode: 'any' | 'all';
  status: 'waiting' | 'open' | 'passed' | 'rejected' | 'returned' | 'skipped' | 'cancelled';
  opened_at: string | null;
  due_at: string | null;
  finished_at: string | null;
  deciders: Array<{
    person: PersonRef;
    on_behalf_of: PersonRef | null;
    delegate_until: string | null;
    origin: string;
    status: string;
  }>;
  decisions: Array<{
    action: string;
    person: PersonRef;
    on_behalf_of: PersonRef | null;
    to_person: PersonRef | null;
    to_tier: number | null;
    comment: string;
    at: string;
  }>;
};

export type Approval = {
  id: string;
  document_type: string;
  document_id: string;
  document_version: number;
  document_number: string;
  subject: ApprovalSubject;
  amount: Money;
  exceptions: Array<string>;
  status: 'open' | 'approved' | 'rejected' | 'returned' | 'recalled' | 'expired' | 'cancelled';
  round: number;
  version: number;
  requester: PersonRef;
  created_at: string;
  finished_at: string | null;
  steps: Array<ApprovalStep>;
  actions: Array<Action>;
  /**
   * whom a decision may be transferred to or who may be added
   */
  people: Array<PersonRef>;
};

export type InboxRow = {
  approval_id: string;
  document_type: string;
  document_id: string;
  document_number: string;
  subject: ApprovalSubject;
  amount: Money;
  exceptions: Array<string>;
  status: 'open' | 'approved' | 'rejected' | 'returned' | 'recalled' | 'expired' | 'cancelled';
  requester: PersonRef;
  tier: number | null;
  tiers: number;
  on_behalf_of: PersonRef | null;
  waiting_since: string;
  due_at: string | null;
  overdue: boolean;
  my_action: string | null;
  version: number;
};

export type DecisionResult = {
  approval_id: string;
  status: 'open' | 'approved' | 'rejected' | 'returned' | 'recalled' | 'expired' | 'cancelled';
  round: number;
  tier: number | null;
  document_status: string | null;
  version: number;
};

export type Delegation = {
  id: string;
  person: PersonRef;
  delegate: PersonRef;
  valid_from: string;
  /**
   * first day it no longer holds
   */
  valid_to: string;
  /**
   * null: all
   */
  document_types: Array<string> | null;
  reason: string;
  state: 'planned' | 'active' | 'ended' | 'revoked';
  created_at: string;
};

export type ApprovalPolicy = {
  id: string;
  document_type: string;
  version: number;
  valid_from: string;
  recorded_at: string;
  published_by: PersonRef | null;
  in_force: boolean;
  rules: {
    tiers: Array<{
      name: string;
      name_en: string;
      when: {
        amount_from?: string;
        amount_below?: string;
        exceptions?: Array<string>;
        regions?: Array<string>;
        brands?: Array<string>;
        always?: boolean;
      };
      decider:
        | {
            by: 'role';
            role: string;
            same_region: boolean;
          }
        | {
            by: 'user';
            user_ids: Array<string>;
          }
        | {
            by: 'position';
            position: 'line_manager' | 'unit_manager' | 'dealer_sales_rep';
          };
      mode: 'any' | 'all';
      finance: boolean;
      due_hours: number;
      remind_every_hours: number;
      escalate_to_role: string;
      escalate_after_hours: number;
    }>;
    same_person_once: boolean;
    expire_after_hours: number;
    cc_roles: Array<string>;
  };
};

export type ApprovalPolicyDraft = {
  document_type: string;
  based_on: number;
  rules: {
    tiers: Array<{
      name: string;
      name_en: string;
      when: {
        amount_from?: string;
        amount_below?: string;
        exceptions?: Array<string>;
        regions?: Array<string>;
        brands?: Array<string>;
        always?: boolean;
      };
      decider:
        | {
            by: 'role';
            role: string;
            same_region: boolean;
          }
        | {
            by: 'user';
            user_ids: Array<string>;
          }
        | {
            by: 'position';
            position: 'line_manager' | 'unit_manager' | 'dealer_sales_rep';
          };
      mode: 'any' | 'all';
      finance: boolean;
      due_hours: number;
      remind_every_hours: number;
      escalate_to_role: string;
      escalate_after_hours: number;
    }>;
    same_person_once: boolean;
    expire_after_hours: number;
    cc_roles: Array<string>;
  };
  version: number;
  updated_by: PersonRef | null;
  updated_at: string;
};

export type LedgerAccount = {
  id: string;
  book: string;
  purpose: string;
  party: PartyRef | null;
  currency: string;
  side: 1 | -1;
  balance: string | null;
};

export type LedgerAccountTotals = {
  id: string;
  book: string;
  purpose: string;
  party: PartyRef | null;
  currency: string;
  side: 1 | -1;
  balance: string | null;
  postings: number;
  debit: string;
  credit: string;
  summed: string;
};

export type DocumentRef = {
  type: string;
  id: string;
  number: string | null;
};

export type AccountPosting = {
  transfer_id: string;
  reason: string;
  document: DocumentRef;
  business_date: string;
  period: string;
  at: string;
  line: number;
  debit: string | null;
  credit: string | null;
};

export type LedgerTransfer = {
  transfer_id: string;
  reason: string;
  document: DocumentRef;
  business_date: string;
  period: string;
  at: string;
  book: string;
  key: string;
  /**
   * the closed period it belongs to
   */
  original_period: string | null;
  corrects_id: string | null;
  request_id: string | null;
  postings: Array<{
    line: number;
    account_id: string;
    purpose: string;
    party: PartyRef | null;
    currency: string;
    debit: string | null;
    credit: string | null;
  }>;
};

export type SearchHit = {
  kind:
    | 'order'
    | 'shipment'
    | 'receipt'
    | 'invoice'
    | 'payment'
    | 'return'
    | 'credit_note'
    | 'contract'
    | 'partner'
    | 'person';
  id: string;
  number: string | null;
  name: string | null;
  name_en: string | null;
  party: PartyRef | null;
  amount: Money | null;
  date: string | null;
  status: string | null;
  order_id: string | null;
};

export type SearchResult = {
  groups: Array<{
    kind:
      | 'order'
      | 'shipment'
      | 'receipt'
      | 'invoice'
      | 'payment'
      | 'return'
      | 'credit_note'
      | 'contract'
      | 'partner'
      | 'person';
    hits: Array<SearchHit>;
    has_more: boolean;
  }>;
};

export type AuditEvent = {
  id: string;
  at: string;
  actor: PersonRef | null;
  on_behalf_of: PersonRef | null;
  /**
   * the program that acted for the actor
   */
  api_key: {
    id: string;
    name: string;
  } | null;
  action: string;
  object_type: string;
  object_id: string;
  outcome: 'done' | 'refused';
  code: string | null;
  detail: {
    [key: string]: unknown;
  };
  request_id: string | null;
  workflow_id: string | null;
  seal: {
    chain: string;
    seq: string;
    hash: string;
    sealed_at: string;
  } | null;
};

export type HistoryStep = {
  type: 'step';
  key: string;
  kind: string;
  source: 'start' | 'update' | 'activity' | 'signal' | 'record' | 'refusal' | 'end';
  outcome: 'done' | 'refused' | 'failed' | 'running';
  code: string | null;
  actor: PersonRef | null;
  on_behalf_of: PersonRef | null;
  at: string;
  ended_at: string | null;
  duration_ms: number | null;
  attempts: number;
  last_error: string | null;
  request_id: string | null;
  detail: {
    [key: string]: string | number | boolean | null;
  };
  events: Array<DocumentEvent>;
  raw: {
    first: number;
    last: number;
  } | null;
};

export type HistoryWait = {
  type: 'wait';
  key: string;
  cause: string;
  from: string;
  /**
   * null: still waiting
   */
  until: string | null;
  seconds: number;
};

export type RawHistoryEvent = {
  id: number;
  type: string;
  at: string;
  attributes: {
    [key: string]: unknown;
  };
};

export type WorkflowHistory = {
  workflow_id: string;
  document: {
    type: string;
    id: string;
    number: string | null;
    status: string;
  };
  run: {
    run_id: string;
    type: string;
    task_queue: string;
    status: string;
    started_at: string;
    closed_at: string | null;
  } | null;
  counts: {
    steps: number;
    retries: number;
    refusals: number;
    raw_events: number;
    seconds: number;
  };
  items: Array<HistoryStep | HistoryWait>;
  integrity: {
    audit_rows: number;
    sealed: number;
    last_seq: string | null;
    last_hash: string | null;
    transfers: number;
    difference: string;
    history_sha256: string | null;
  };
  archive: {
    sha256: string;
    events: number;
    archived_at: string;
    /**
     * whether the content still has this SHA-256
     */
    whole: boolean;
  } | null;
  raw: {
    data: Array<RawHistoryEvent>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  } | null;
};

export type DossierEvent = {
  id: string;
  at: string;
  actor: PersonRef | null;
  on_behalf_of: PersonRef | null;
  /**
   * the program that acted for the actor
   */
  api_key: {
    id: string;
    name: string;
  } | null;
  action: string;
  object_type: string;
  object_id: string;
  outcome: 'done' | 'refused';
  code: string | null;
  detail: {
    [key: string]: unknown;
  };
  request_id: string | null;
  workflow_id: string | null;
  seal: {
    chain: string;
    seq: string;
    hash: string;
    sealed_at: string;
  } | null;
  /**
   * address the request came from
   */
  ip: string | null;
  /**
   * address the actor was signed in from at the time
   */
  session_ip: string | null;
};

export type DossierVersion = {
  version: number;
  at: string;
  by: PersonRef | null;
  audit_id: string;
  changes: Array<{
    field: string;
    before: string | null;
    after: string | null;
  }>;
};

export type DossierApproval = {
  id: string;
  document_version: number;
  round: number;
  status: string;
  amount: Money;
  exceptions: Array<string>;
  policy: {
    id: string;
    version: number;
    valid_from: string;
  };
  created_at: string;
  finished_at: string | null;
  decisions: Array<{
    action: string;
    tier: number;
    round: number;
    person: PersonRef;
    on_behalf_of: PersonRef | null;
    comment: string;
    at: string;
  }>;
};

export type Dossier = {
  document: SearchHit;
  related: Array<SearchHit>;
  events: Array<DossierEvent>;
  has_more_events: boolean;
  versions: Array<DossierVersion>;
  approvals: Array<DossierApproval>;
  transfers: Array<LedgerTransfer>;
  totals: {
    debit: string;
    credit: string;
    difference: string;
  };
  workflow_id: string | null;
};

export type Comment = {
  id: string;
  author: PersonRef;
  body: string;
  mentions: Array<PersonRef>;
  created_at: string;
};

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | {
      id: string;
      code?: string;
      name: string;
      name_en: string | null;
    }
  | Array<string>;

export type RecordVersion = {
  version: number;
  /**
   * null: the system
   */
  by: PersonRef | null;
  at: string;
  changes: Array<{
    field: string;
    before: FieldValue;
    after: FieldValue;
  }>;
};

export type NamedRecord = {
  id: string;
  code: string;
  name: string;
  name_en: string;
  /**
   * false: kept for what names it, offered no more
   */
  active: boolean;
  parent: NamedRef | null;
  version: number;
};

export type Product = {
  id: string;
  code: string;
  name: string;
  name_en: string;
  kind: 'goods' | 'service' | 'virtual' | 'fee';
  brand: NamedRef;
  category: NamedRef;
  active: boolean;
  /**
   * number of SKUs
   */
  skus: number;
  version: number;
};

export type Sku = {
  id: string;
  code: string;
  name: string;
  name_en: string;
  product: NamedRef;
  brand: NamedRef;
  category: NamedRef;
  /**
   * code of the base unit, see /units
   */
  unit: string;
  pack_unit: string;
  pack_size: string;
  /**
   * units it may be ordered in
   */
  units: Array<{
    unit: string;
    factor: string;
  }>;
  min_quantity: string;
  orderable: boolean;
  stocked: boolean;
  tax_code: string | null;
  tax_rate: string | null;
  standard_cost: string | null;
  version: number;
};

export type TaxCode = {
  code: string;
  /**
   * of the net amount, in force today
   */
  rate: string;
};

export type HealthCheck = {
  check: 'database' | 'temporal' | 'worker' | 'workflows' | 'outbox' | 'seal' | 'books';
  status: 'ok' | 'look';
  /**
   * What was found and, when something is wrong, what cures it, in the language of the request.
   */
  message: string;
};

export type StuckWork = {
  workflow_id: string;
  /**
   * null for work without a document.
   */
  document_type: 'order' | 'return' | null;
  document_id: string | null;
  number: string | null;
  /**
   * What does not go on, and why.
   */
  message: string;
  /**
   * What cures it.
   */
  advice: string;
  /**
   * When it is tried again by itself.
   */
  next_try_at: string | null;
  /**
   * Whether trying it again now is safe and can help.
   */
  can_retry: boolean;
};

export type SystemHealth = {
  checked_at: string;
  checks: Array<HealthCheck>;
  /**
   * At most 200, the documents first that lack their workflow.
   */
  stuck: Array<StuckWork>;
};

export type Schedule = {
  id: string;
  workflow_type: string | null;
  paused: boolean;
  note: string | null;
  last_run_at: string | null;
  next_run_at: string | null;
};

export type Contract = {
  id: string;
  number: string;
  version: number;
  status: 'draft' | 'active' | 'terminated';
  valid_from: string;
  valid_to: string | null;
  in_force: boolean;
  business_model: string;
  scope: {
    brands?: Array<string>;
    categories?: Array<string>;
    skus?: Array<string>;
    excluded_skus?: Array<string>;
    regions?: Array<string>;
  };
  credit_limit: Money;
  payment_days: number;
  min_order_amount: Money;
  price_list: NamedRef | null;
  recorded_at: string;
};

export type DealerRow = {
  /**
   * the party
   */
  id: string;
  code: string;
  name: string;
  name_en: string | null;
  level: string;
  region: NamedRef | null;
  business_model: 'distribution' | 'consignment' | 'concession' | 'direct' | 'key_account' | 'terminal' | 'franchise';
  status: 'candidate' | 'active' | 'suspended' | 'terminated';
  sales_rep: PersonRef | null;
  version: number;
  contract_number: string | null;
  contract_valid_to: string | null;
  credit_available: Money;
};

export type Store = {
  id: string;
  name: string;
  name_en: string | null;
  address: string;
  status: 'active' | 'left';
  version: number;
};

export type DealerCredit = {
  limit: Money;
  exceptions: Money;
  prepaid: Money;
  available: Money;
  open_orders: Money;
  delivered: Money;
  receivable: Money;
  prepaid_balance: Money;
  credit_note_balance: Money;
  rebate_balance: Money;
};

export type Dealer = {
  /**
   * the party
   */
  id: string;
  code: string;
  name: string;
  name_en: string | null;
  level: string;
  region: NamedRef | null;
  business_model: 'distribution' | 'consignment' | 'concession' | 'direct' | 'key_account' | 'terminal' | 'franchise';
  status: 'candidate' | 'active' | 'suspended' | 'terminated';
  sales_rep: PersonRef | null;
  version: number;
  ship_to: string;
  contact: string;
  licence_valid_to: string | null;
  custom: {
    [key: string]: unknown;
  };
  parent: PartyRef | null;
  stores: Array<Store>;
  contracts: Array<Contract>;
  credit: DealerCredit;
  overdue: {
    count: number;
    amount: Money;
    oldest_due_date: string | null;
  };
  created_at: string;
};

export type Region = {
  id: string;
  code: string;
  name: string;
  name_en: string;
  parent_id: string | null;
};

export type PriceListVersion = {
  id: string;
  version: number;
  valid_from: string;
  valid_to: string | null;
  state: 'in_force' | 'scheduled' | 'over' | 'withdrawn';
  /**
   * number of prices
   */
  prices: number;
};

export type PriceListRow = {
  id: string;
  code: string;
  name: string;
  name_en: string;
  currency: string;
  tax_included: boolean;
  price_scale: number;
  level: string | null;
  region: NamedRef | null;
  party: PartyRef | null;
  /**
   * false: its prices do not count
   */
  active: boolean;
  /**
   * in force today
   */
  current: PriceListVersion | null;
};

export type PriceList = {
  id: string;
  code: string;
  name: string;
  name_en: string;
  currency: string;
  tax_included: boolean;
  price_scale: number;
  level: string | null;
  region: NamedRef | null;
  party: PartyRef | null;
  /**
   * false: its prices do not count
   */
  active: boolean;
  versions: Array<PriceListVersion>;
  /**
   * of the record, for If-Match: grows with every change of the list or its prices
   */
  version: number;
  /**
   * number of the version whose prices these are
   */
  shown: number | null;
  /**
   * of the version asked for, else of the one that begins last
   */
  prices: Array<{
    sku_id: string;
    sku_code: string;
    name: string;
    name_en: string;
    min_quantity: string;
    unit_price: string;
    floor_price: string | null;
  }>;
};

export type ImportKind = {
  kind: 'dealers' | 'contracts' | 'skus' | 'prices' | 'stock' | 'opening_balances';
  name: {
    zh: string;
    en: string;
  };
  columns: Array<{
    key: string;
    zh: string;
    en: string;
    required: boolean;
  }>;
};

export type Import = {
  id: string;
  kind: 'dealers' | 'contracts' | 'skus' | 'prices' | 'stock' | 'opening_balances';
  /**
   * stopped: what is applied stays, the rest can be applied later
   */
  status: 'checking' | 'checked' | 'unreadable' | 'applying' | 'applied' | 'stopped';
  file: {
    name: string;
    bytes: number;
    sha256: string;
  };
  operation_id: string;
  /**
   * by what they would do, and by what became of them
   */
  rows: {
    total: number;
    create: number;
    update: number;
    unchanged: number;
    error: number;
    applied: number;
    refused: number;
  };
  /**
   * rows found done when the work went on after it was broken off
   */
  resumed_rows: number;
  problem: {
    code: string;
    detail: string;
  } | null;
  created_by: PersonRef;
  created_at: string;
  finished_at: string | null;
};

export type ImportRow = {
  /**
   * as the spreadsheet shows it
   */
  row: number;
  label: string;
  action: 'create' | 'update' | 'unchanged' | 'error';
  outcome: 'applied' | 'refused' | null;
  errors: Array<{
    /**
     * null: about the whole row
     */
    column: {
      zh: string;
      en: string;
    } | null;
    code: string;
    detail: string;
    params?: {
      [key: string]: string | number | boolean | null;
    };
  }>;
};

export type HomeWaiting = {
  key:
    | 'approvals'
    | 'orders_returned'
    | 'order_drafts'
    | 'to_allocate'
    | 'to_ship'
    | 'to_receive'
    | 'returns_to_receive'
    | 'invoices_overdue';
  count: number;
  /**
   * How many of them are past their date.
   */
  late: number;
  amount: Money | null;
  oldest_at: string | null;
};

export type HomeFigure = {
  key: 'receivable' | 'received' | 'shipped' | 'under_way' | 'credit_available' | 'prepaid' | 'credit_notes';
  amount: Money;
  beside: {
    key: 'overdue' | 'month_before' | 'orders';
    amount: Money | null;
    count: number | null;
  } | null;
};

export type HomeWeek = {
  /**
   * Its Monday.
   */
  week: string;
  shipped: Money;
  received: Money;
};

export type Home = {
  day: string;
  period: {
    name: string;
    open: boolean;
  };
  figures: Array<HomeFigure>;
  /**
   * Only what there is; the most urgent first.
   */
  waiting: Array<HomeWaiting>;
  /**
   * Twelve weeks, oldest first; null for who does not read money.
   */
  weeks: Array<HomeWeek> | null;
};

export type Warehouse = {
  id: string;
  code: string;
  name: string;
  name_en: string;
  region: NamedRef | null;
  /**
   * goods are taken from the lowest first
   */
  priority: number;
  address: string;
  /**
   * false: no more goods are reserved in it
   */
  active: boolean;
  version: number;
};

export type Stock = {
  warehouse: NamedRef;
  sku: NamedRef;
  unit: string;
  on_hand: string;
  reserved: string;
  available: string;
};

export type StockMove = {
  id: string;
  at: string;
  kind: 'opening' | 'receipt' | 'reserve' | 'release' | 'ship' | 'return' | 'adjust';
  warehouse: NamedRef;
  sku: NamedRef;
  unit: string;
  on_hand_change: string;
  reserved_change: string;
  /**
   * reason of an adjustment, note of a receipt
   */
  note: string | null;
  document: {
    type: string;
    id: string;
    number: string | null;
  };
  by: PersonRef | null;
};

export type StockChange = {
  id: string;
  /**
   * at standard cost
   */
  value: string;
  lines: Array<Stock>;
};

export type ApiKey = {
  id: string;
  name: string;
  /**
   * the first characters of the key
   */
  prefix: string;
  status: 'active' | 'expired' | 'revoked';
  /**
   * in whose name it acts
   */
  owner: PersonRef;
  scopes: Array<string>;
  created_by: PersonRef;
  created_at: string;
  expires_at: string;
  /**
   * to the minute
   */
  last_used_at: string | null;
  last_used_ip: string | null;
  revoked_by: PersonRef | null;
  revoked_at: string | null;
};

export type NewApiKey = {
  id: string;
  name: string;
  /**
   * the first characters of the key
   */
  prefix: string;
  status: 'active' | 'expired' | 'revoked';
  /**
   * in whose name it acts
   */
  owner: PersonRef;
  scopes: Array<string>;
  created_by: PersonRef;
  created_at: string;
  expires_at: string;
  /**
   * to the minute
   */
  last_used_at: string | null;
  last_used_ip: string | null;
  revoked_by: PersonRef | null;
  revoked_at: string | null;
  /**
   * shown this once; only its hash is kept
   */
  key: string | null;
};

export type KeyScopes = {
  scopes: Array<string>;
};

export type Words = {
  code: string;
  params: {
    [key: string]: string | number | boolean | null;
  };
  text: string;
};

export type Figure = {
  document_type: string;
  document_id: string;
  document_number: string | null;
  figure: string;
  label: Words;
  amount: Money;
  /**
   * state of the document
   */
  state: string | null;
  sentence: Words;
  arithmetic: Array<{
    key: string;
    label: Words;
    note: Words | null;
    operation: 'start' | 'plus' | 'minus' | 'times' | 'equals';
    amount: string;
    currency: string | null;
    figure: string | null;
    kind: 'part' | 'sum' | 'result';
  }>;
  recomputed: boolean | null;
  rules: Array<{
    kind: 'price_list' | 'contract' | 'tax_code' | 'approval_policy' | 'standard_cost';
    id: string;
    name: string;
    name_en: string;
    version: number;
    valid_from: string | null;
    text: Words | null;
  }>;
  transfers: Array<{
    id: string;
    book: string;
    reason: string;
    at: string;
    business_date: string;
    period: string;
    postings: Array<{
      line: number;
      purpose: string;
      party: string | null;
      party_en: string | null;
      debit: string | null;
      credit: string | null;
    }>;
  }>;
  totals: {
    debit: string;
    credit: string;
    difference: string;
  } | null;
  people: Array<{
    person: PersonRef;
    action: string;
    at: string;
  }>;
  workflow_id: string | null;
};

export type Notification = {
  id: string;
  /**
   * approval.waiting, approval.approved, order.ship_late, comment.mentioned, …
   */
  kind: string;
  document_type: string;
  document_id: string;
  params: {
    [key: string]: string | number | boolean | null;
  };
  created_at: string;
  read_at: string | null;
};

export type Operation = {
  id: string;
  kind: string;
  status: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  step: string;
  results: Array<{
    item: string;
    ok: boolean;
    code: string | null;
    /**
     * why it was refused, in the language of the reader
     */
    detail: string | null;
    params?: {
      [key: string]: string | number | boolean | null;
    };
  }>;
  error: {
    code: string;
    detail: string;
  } | null;
  cancel_requested: boolean;
  created_at: string;
  finished_at: string | null;
};

export type OperationRow = {
  id: string;
  kind: string;
  status: 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number | null;
  step: string;
  error: {
    code: string;
    detail: string;
  } | null;
  cancel_requested: boolean;
  created_at: string;
  finished_at: string | null;
};

export type OrderLine = {
  id: string;
  line_no: number;
  sku_id: string;
  sku_code: string;
  name: string;
  name_en: string;
  unit: string;
  pack_unit: string;
  pack_size: string;
  ordered_quantity: string;
  quantity: string;
  list_price: string;
  unit_price: string;
  floor_price: string | null;
  price_trace: Array<{
    rule: string;
    source_id: string;
    version: number;
    name: string;
    name_en: string;
    delta: string;
    price: string;
    params?: {
      [key: string]: string;
    };
  }>;
  list_amount: Money;
  goods_amount: Money;
  tax_amount: Money;
  tax_rate: string;
  offset_amount: Money;
  allocated_quantity: string;
  shipped_quantity: string;
  received_quantity: string;
  lost_quantity: string;
  cancelled_quantity: string;
  returned_quantity: string;
  waiting_quantity: string;
  warehouse: NamedRef | null;
};

export type Verdict = {
  rule:
    | 'contract'
    | 'status'
    | 'scope'
    | 'pack'
    | 'price'
    | 'credit'
    | 'overdue'
    | 'stock'
    | 'duplicate'
    | 'offset'
    | 'licence';
  rule_id: string;
  verdict: 'pass' | 'warn' | 'block' | 'needs_approval';
  evidence: {
    [key: string]: string | number | boolean | null | Array<string>;
  };
  cure: string | null;
};

export type Shipment = {
  id: string;
  number: string;
  warehouse: NamedRef | null;
  carrier: string;
  tracking_number: string;
  status: 'in_transit' | 'received';
  quantity: string;
  goods_amount: Money;
  business_date: string;
  expected_on: string | null;
  shipped_at: string;
  received_at: string | null;
  receipt_number: string | null;
  lines: Array<{
    id: string;
    order_line_id: string;
    sku_code: string;
    name: string;
    name_en: string;
    quantity: string;
    received_quantity: string;
    lost_quantity: string;
    difference_reason: string | null;
  }>;
};

export type Invoice = {
  id: string;
  number: string;
  business_date: string;
  due_date: string;
  gross_amount: Money;
  net_amount: Money;
  tax_amount: Money;
  offset_amount: Money;
  paid_amount: Money;
  credited_amount: Money;
  written_off_amount: Money;
  open_amount: Money;
  overdue: boolean;
};

export type OrderRow = {
  id: string;
  number: string | null;
  kind: string;
  status:
    | 'draft'
    | 'submitted'
    | 'pending_approval'
    | 'returned'
    | 'approved'
    | 'allocated'
    | 'partly_shipped'
    | 'shipped'
    | 'received'
    | 'closed'
    | 'rejected'
    | 'recalled'
    | 'cancelled'
    | 'expired';
  version: number;
  document_version: number;
  buyer: PartyRef;
  dealer_level: string | null;
  region: NamedRef | null;
  currency: string;
  list_amount: Money;
  discount_amount: Money;
  goods_amount: Money;
  tax_amount: Money;
  offset_amount: Money;
  payable_amount: Money;
  quantity: string;
  shipped_quantity: string;
  received_quantity: string;
  exceptions: Array<string>;
  business_date: string | null;
  created_at: string;
  submitted_at: string | null;
  next_step: {
    kind: 'person' | 'where' | 'progress' | 'why' | 'none';
    text: string;
    people: Array<PersonRef>;
    since: string | null;
    params: {
      [key: string]: string;
    };
  };
  line_count: number;
};

export type Order = {
  id: string;
  number: string | null;
  kind: string;
  status:
    | 'draft'
    | 'submitted'
    | 'pending_approval'
    | 'returned'
    | 'approved'
    | 'allocated'
    | 'partly_shipped'
    | 'shipped'
    | 'received'
    | 'closed'
    | 'rejected'
    | 'recalled'
    | 'cancelled'
    | 'expired';
  version: number;
  document_version: number;
  buyer: PartyRef;
  dealer_level: string | null;
  region: NamedRef | null;
  currency: string;
  list_amount: Money;
  discount_amount: Money;
  goods_amount: Money;
  tax_amount: Money;
  offset_amount: Money;
  payable_amount: Money;
  quantity: string;
  shipped_quantity: string;
  received_quantity: string;
  exceptions: Array<string>;
  business_date: string | null;
  created_at: string;
  submitted_at: string | null;
  next_step: {
    kind: 'person' | 'where' | 'progress' | 'why' | 'none';
    text: string;
    people: Array<PersonRef>;
    since: string | null;
    params: {
      [key: string]: string;
    };
  };
  contract: {
    id: string;
    number: string;
    version: number;
  } | null;
  ship_to: string;
  requested_date: string | null;
  note: string;
  end_reason: string | null;
  custom: {
    [key: string]: unknown;
  };
  created_by: PersonRef | null;
  submitted_by: PersonRef | null;
  approved_at: string | null;
  closed_at: string | null;
  tax_included: boolean;
  workflow_id: string;
  stages: Array<{
    name: 'submitted' | 'checked' | 'approved' | 'allocated' | 'shipped' | 'received' | 'closed';
    state: 'done' | 'partial' | 'waiting' | 'ended';
    share: string;
    at: string | null;
    detail: string | null;
  }>;
  lines: Array<OrderLine>;
  offsets: Array<{
    id: string;
    kind: 'prepaid' | 'credit_note' | 'rebate';
    reference: string | null;
    /**
     * of the credit note
     */
    reference_id: string | null;
    amount: Money;
    applied_amount: Money;
    left_amount: Money;
  }>;
  verdicts: Array<Verdict>;
  shipments: Array<Shipment>;
  invoices: Array<Invoice>;
  returns: Array<{
    id: string;
    number: string | null;
    status: string;
    gross_amount: Money;
  }>;
  approval: Approval | null;
  events: Array<DocumentEvent>;
  /**
   * submit, edit, delete, cancel, recall, resubmit, allocate, ship, receive, pay, return, reorder, write_off
   */
  actions: Array<Action>;
};

export type OrderState = {
  id: string;
  number: string | null;
  status:
    | 'draft'
    | 'submitted'
    | 'pending_approval'
    | 'returned'
    | 'approved'
    | 'allocated'
    | 'partly_shipped'
    | 'shipped'
    | 'received'
    | 'closed'
    | 'rejected'
    | 'recalled'
    | 'cancelled'
    | 'expired';
  version: number;
  approval_id: string | null;
  verdicts: Array<Verdict>;
};

export type OrderPreview = {
  lines: Array<{
    sku_code: string;
    sku_id: string;
    name: string;
    name_en: string;
    unit: string;
    pack_unit: string;
    pack_size: string;
    quantity: string;
    list_price: string;
    unit_price: string;
    price_trace: Array<{
      rule: string;
      source_id: string;
      version: number;
      name: string;
      name_en: string;
      delta: string;
      price: string;
      params?: {
        [key: string]: string;
      };
    }>;
    goods_amount: Money;
    available: string;
  }>;
  list_amount: Money;
  discount_amount: Money;
  goods_amount: Money;
  tax_amount: Money;
  offset_amount: Money;
  payable_amount: Money;
  credit_available: Money;
  verdicts: Array<Verdict>;
};

export type OrderableSku = {
  sku_id: string;
  sku_code: string;
  name: string;
  name_en: string;
  brand: string;
  category: NamedRef;
  unit: string;
  pack_unit: string;
  pack_size: string;
  min_quantity: string;
  list_price: string;
  unit_price: string;
  currency: string;
  available: string;
  last_ordered_quantity: string | null;
};

export type Favourite = {
  sku_id: string;
  favourite: boolean;
};

export type PasteResult = {
  lines: Array<{
    sku_code: string;
    quantity: string;
    unit?: string;
  }>;
  problems: Array<{
    row: number;
    text: string;
    code: string;
  }>;
};

export type Payment = {
  id: string;
  number: string;
  buyer: PartyRef;
  amount: Money;
  allocated_amount: Money;
  prepaid_amount: Money;
  method: string;
  bank_reference: string | null;
  business_date: string;
  note: string;
  created_by: PersonRef | null;
  created_at: string;
  allocations: Array<{
    invoice_id: string;
    invoice_number: string;
    order_id: string;
    order_number: string | null;
    amount: Money;
  }>;
};

export type InvoiceRow = {
  id: string;
  number: string;
  business_date: string;
  due_date: string;
  gross_amount: Money;
  net_amount: Money;
  tax_amount: Money;
  offset_amount: Money;
  paid_amount: Money;
  credited_amount: Money;
  written_off_amount: Money;
  open_amount: Money;
  overdue: boolean;
  buyer: PartyRef;
  order: {
    id: string;
    number: string | null;
  };
};

export type Statement = {
  dealer: PartyRef;
  from: string;
  to: string;
  opening_balance: Money;
  closing_balance: Money;
  increase: Money;
  decrease: Money;
  entries: Array<{
    transfer_id: string;
    business_date: string;
    kind: 'invoice' | 'offset' | 'write_off' | 'payment' | 'credit_note' | 'other';
    reason: string;
    document_type: string;
    document_id: string;
    document_number: string | null;
    order: {
      id: string;
      number: string | null;
    } | null;
    amount: Money;
    balance: Money;
  }>;
  /**
   * there are more entries than shown; ask for a shorter time
   */
  more: boolean;
  open_items: Array<{
    kind: 'invoice' | 'credit_note' | 'prepaid';
    id: string | null;
    number: string | null;
    business_date: string | null;
    due_date: string | null;
    amount: Money;
    open_amount: Money;
    overdue: boolean;
  }>;
  receivable: Money;
  prepaid: Money;
  credit_note: Money;
  rebate: Money;
  credit_limit: Money;
  credit_available: Money;
};

export type ReturnRow = {
  id: string;
  number: string | null;
  status:
    | 'draft'
    | 'submitted'
    | 'pending_approval'
    | 'returned'
    | 'approved'
    | 'received'
    | 'credited'
    | 'rejected'
    | 'recalled'
    | 'cancelled'
    | 'expired';
  version: number;
  document_version: number;
  buyer: PartyRef;
  region: NamedRef | null;
  order: {
    id: string;
    number: string | null;
  } | null;
  reason: string;
  currency: string;
  quantity: string;
  net_amount: Money;
  tax_amount: Money;
  gross_amount: Money;
  business_date: string | null;
  created_at: string;
  submitted_at: string | null;
};

export type Return = {
  id: string;
  number: string | null;
  status:
    | 'draft'
    | 'submitted'
    | 'pending_approval'
    | 'returned'
    | 'approved'
    | 'received'
    | 'credited'
    | 'rejected'
    | 'recalled'
    | 'cancelled'
    | 'expired';
  version: number;
  document_version: number;
  buyer: PartyRef;
  region: NamedRef | null;
  order: {
    id: string;
    number: string | null;
  } | null;
  reason: string;
  currency: string;
  quantity: string;
  net_amount: Money;
  tax_amount: Money;
  gross_amount: Money;
  business_date: string | null;
  created_at: string;
  submitted_at: string | null;
  warehouse: NamedRef | null;
  note: string;
  end_reason: string | null;
  created_by: PersonRef | null;
  submitted_by: PersonRef | null;
  approved_at: string | null;
  received_at: string | null;
  credited_at: string | null;
  closed_at: string | null;
  workflow_id: string;
  lines: Array<{
    id: string;
    line_no: number;
    order_line_id: string | null;
    invoice_number: string | null;
    sku_code: string;
    name: string;
    name_en: string;
    unit: string;
    quantity: string;
    received_quantity: string | null;
    condition: 'good' | 'damaged' | 'expired';
    unit_price: string;
    net_amount: Money;
    tax_amount: Money;
    gross_amount: Money;
    tax_rate: string;
  }>;
  credit_note: {
    id: string;
    number: string;
    business_date: string;
    gross_amount: Money;
    applied_amount: Money;
    left_amount: Money;
  } | null;
  approval: Approval | null;
  events: Array<DocumentEvent>;
  /**
   * edit, submit, resubmit, recall, cancel, receive
   */
  actions: Array<Action>;
};

export type ReturnState = {
  id: string;
  number: string | null;
  status:
    | 'draft'
    | 'submitted'
    | 'pending_approval'
    | 'returned'
    | 'approved'
    | 'received'
    | 'credited'
    | 'rejected'
    | 'recalled'
    | 'cancelled'
    | 'expired';
  version: number;
  approval_id: string | null;
};

export type ExportStarted = {
  operation_id: string;
  /**
   * found at /files/{id} when the operation is done; the caller’s own
   */
  file_id: string;
};

export type File = {
  id: string;
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  created_at: string;
};

export type Attachment = {
  id: string;
  name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  created_at: string;
  uploaded_by: PersonRef | null;
};

export type RetailSaleResult = {
  index: number;
  source: string;
  document_id: string;
  status: 'recorded' | 'restated' | 'unchanged' | 'refused';
  /**
   * facts written, retractions included
   */
  facts: number;
  /**
   * posted in a later period, because its own is closed
   */
  late: boolean;
  code: string | null;
  errors: Array<{
    pointer: string;
    code: string;
  }>;
};

export type RetailSalesResult = {
  recorded: number;
  restated: number;
  unchanged: number;
  refused: number;
  results: Array<RetailSaleResult>;
};

export type Fact = {
  id: string;
  kind:
    | 'ordered'
    | 'shipped'
    | 'received'
    | 'invoiced'
    | 'collected'
    | 'returned'
    | 'sold_through'
    | 'retail_sold'
    | 'retail_refunded';
  order_kind: string;
  source: string;
  document_id: string;
  document_line: string;
  version: number;
  supersedes_id: string | null;
  original_id: string | null;
  seller_id: string | null;
  buyer_id: string | null;
  store_id: string | null;
  guide_id: string | null;
  channel: string | null;
  region_id: string | null;
  sku_id: string | null;
  quantity: string;
  net_amount: Money;
  tax_amount: Money;
  gross_amount: Money;
  business_date: string;
  period: string;
  posted_period: string;
  late: boolean;
  occurred_at: string;
  recorded_at: string;
};

export type InvoiceDetail = {
  id: string;
  number: string;
  business_date: string;
  due_date: string;
  gross_amount: Money;
  net_amount: Money;
  tax_amount: Money;
  offset_amount: Money;
  paid_amount: Money;
  credited_amount: Money;
  written_off_amount: Money;
  open_amount: Money;
  overdue: boolean;
  buyer: PartyRef;
  order: {
    id: string;
    number: string | null;
  };
  lines: Array<{
    id: string;
    sku_code: string;
    name: string;
    name_en: string;
    unit: string;
    quantity: string;
    unit_price: string;
    net_amount: Money;
    tax_amount: Money;
    gross_amount: Money;
    returned_quantity: string;
  }>;
  payments: Array<{
    id: string;
    number: string;
    business_date: string;
    amount: Money;
  }>;
  credit_notes: Array<{
    id: string;
    number: string;
    business_date: string;
    /**
     * what of the note is for lines of this invoice
     */
    amount: Money;
    return: {
      id: string;
      number: string | null;
    } | null;
  }>;
  write_off_allowed: boolean;
};

export type AgingRow = {
  dealer: PartyRef;
  invoices: number;
  current: Money;
  days_30: Money;
  days_60: Money;
  days_90: Money;
  older: Money;
  total: Money;
  /**
   * money received that has not paid an invoice
   */
  prepaid: Money;
  /**
   * credited and not used
   */
  credit_note: Money;
};

export type Aging = {
  as_of: string;
  currency: string;
  data: Array<AgingRow>;
  sums: {
    invoices: number;
    current: Money;
    days_30: Money;
    days_60: Money;
    days_90: Money;
    older: Money;
    total: Money;
    prepaid: Money;
    credit_note: Money;
  };
  /**
   * there are more partners than shown; the sums are over all
   */
  more: boolean;
};

export type CreditNote = {
  id: string;
  number: string;
  buyer: PartyRef;
  return: {
    id: string;
    number: string | null;
  } | null;
  business_date: string;
  gross_amount: Money;
  applied_amount: Money;
  left_amount: Money;
};

export type SavedView = {
  id: string;
  room: 'orders' | 'returns';
  name: string;
  filters: {
    [key: string]: string | Array<string>;
  };
  shared: boolean;
  mine: boolean;
};

export type Me = {
  id: string;
  name: string;
  name_en: string;
  title: string;
  title_en: string;
  login: string;
  locale: 'zh-CN' | 'en';
  roles: Array<
    | 'sales_rep'
    | 'dealer'
    | 'distributor'
    | 'guide'
    | 'store_manager'
    | 'channel_manager'
    | 'marketing_manager'
    | 'finance'
    | 'warehouse'
    | 'auditor'
    | 'administrator'
    | 'operator'
    | 'compliance_officer'
  >;
  party: {
    id: string;
    name: string;
    name_en: string | null;
  };
  company: {
    id: string;
    code: string;
    name: string;
    name_en: string;
    short_name: string;
    currency: string;
    zone: string;
  };
  companies: Array<{
    id: string;
    code: string;
    name: string;
    name_en: string;
  }>;
  regions: Array<NamedRef> | null;
  csrf_token: string;
  inbox_count: number;
  expires_at: string;
  must_change_password: boolean;
};

export type RoleGrant = {
  id: string;
  role:
    | 'sales_rep'
    | 'dealer'
    | 'distributor'
    | 'guide'
    | 'store_manager'
    | 'channel_manager'
    | 'marketing_manager'
    | 'finance'
    | 'warehouse'
    | 'auditor'
    | 'administrator'
    | 'operator'
    | 'compliance_officer';
  /**
   * false: in the company worked in alone
   */
  every_company: boolean;
  /**
   * null: not limited by region
   */
  regions: Array<NamedRef> | null;
  /**
   * null: not limited by partner, or the own organization for partner roles
   */
  parties: Array<PartyRef> | null;
  /**
   * null: every warehouse
   */
  warehouses: Array<NamedRef> | null;
  valid_from: string;
  /**
   * the first day without it
   */
  valid_to: string | null;
  status: 'planned' | 'in_force' | 'ended';
  granted_by: PersonRef | null;
};

export type UserAccount = {
  id: string;
  login: string;
  name: string;
  name_en: string;
  title: string;
  title_en: string;
  locale: 'zh-CN' | 'en';
  status: 'active' | 'disabled';
  /**
   * initial: set by an administrator and not changed yet
   */
  password: 'own' | 'initial' | 'none';
  party: PartyRef;
  unit: NamedRef | null;
  manager: PersonRef | null;
  last_seen_at: string | null;
  created_at: string;
  /**
   * in the company worked in and in every company
   */
  roles: Array<RoleGrant>;
  /**
   * roles in other companies
   */
  elsewhere: number;
  version: number;
};

export type UserAccountWithPassword = {
  id: string;
  login: string;
  name: string;
  name_en: string;
  title: string;
  title_en: string;
  locale: 'zh-CN' | 'en';
  status: 'active' | 'disabled';
  /**
   * initial: set by an administrator and not changed yet
   */
  password: 'own' | 'initial' | 'none';
  party: PartyRef;
  unit: NamedRef | null;
  manager: PersonRef | null;
  last_seen_at: string | null;
  created_at: string;
  /**
   * in the company worked in and in every company
   */
  roles: Array<RoleGrant>;
  /**
   * roles in other companies
   */
  elsewhere: number;
  version: number;
  /**
   * shown this once; opens the console for 7 days and must be changed there
   */
  initial_password: string | null;
};

export type AccountChoices = {
  /**
   * the administrator may grant roles in every company
   */
  every_company: boolean;
  units: Array<{
    id: string;
    name: string;
    name_en: string;
  }>;
  regions: Array<{
    id: string;
    name: string;
    name_en: string;
  }>;
  warehouses: Array<{
    id: string;
    name: string;
    name_en: string;
  }>;
};

export type Session = {
  id: string;
  /**
   * the session that asks
   */
  current: boolean;
  created_at: string;
  /**
   * to the minute
   */
  last_seen_at: string;
  /**
   * when it ends however busy it is
   */
  expires_at: string;
  ip: string | null;
  /**
   * what the browser calls itself
   */
  agent: string | null;
};

export type Sessions = {
  data: Array<Session>;
};

export type EndedSessions = {
  /**
   * how many sessions ended
   */
  ended: number;
};

export type WebhookEndpoint = {
  id: string;
  url: string;
  description: string;
  event_types: Array<string>;
  status: 'active' | 'disabled';
  /**
   * gone: it answered 410; failing: nothing was taken through a whole schedule of attempts
   */
  disabled_reason: 'person' | 'gone' | 'failing' | null;
  failing_since: string | null;
  /**
   * until then messages carry the signature of the old secret too
   */
  previous_secret_until: string | null;
  version: number;
  created_by: PersonRef;
  created_at: string;
};

export type WebhookEndpointSecret = {
  id: string;
  url: string;
  description: string;
  event_types: Array<string>;
  status: 'active' | 'disabled';
  /**
   * gone: it answered 410; failing: nothing was taken through a whole schedule of attempts
   */
  disabled_reason: 'person' | 'gone' | 'failing' | null;
  failing_since: string | null;
  /**
   * until then messages carry the signature of the old secret too
   */
  previous_secret_until: string | null;
  version: number;
  created_by: PersonRef;
  created_at: string;
  /**
   * shown this once: what messages are signed with
   */
  secret: string | null;
};

export type WebhookDelivery = {
  /**
   * the webhook-id header
   */
  id: string;
  endpoint_id: string;
  url: string;
  event_type: string;
  status: 'pending' | 'delivered' | 'failed';
  attempts: number;
  last_status_code: number | null;
  last_error: string | null;
  next_attempt_at: string | null;
  created_at: string;
  finished_at: string | null;
};

export type WebhookAttempt = {
  run: number;
  attempt: number;
  at: string;
  status_code: number | null;
  /**
   * why there was no answer: TIMEOUT, NO_CONNECTION, TLS_REFUSED, HOST_UNKNOWN, ADDRESS_NOT_PUBLIC, …
   */
  error: string | null;
  duration_ms: number;
  /**
   * the first 1024 bytes of the answer
   */
  excerpt: string;
};

export type WebhookMessage = {
  /**
   * the webhook-id header
   */
  id: string;
  endpoint_id: string;
  url: string;
  event_type: string;
  status: 'pending' | 'delivered' | 'failed';
  attempts: number;
  last_status_code: number | null;
  last_error: string | null;
  next_attempt_at: string | null;
  created_at: string;
  finished_at: string | null;
  /**
   * exactly what was signed
   */
  body: string;
  log: Array<WebhookAttempt>;
};

export type GetHealthData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/healthz';
};

export type GetHealthErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetHealthError = GetHealthErrors[keyof GetHealthErrors];

export type GetHealthResponses = {
  /**
   * Default Response
   */
  200: {
    status: 'ok';
  };
};

export type GetHealthResponse = GetHealthResponses[keyof GetHealthResponses];

export type GetReadinessData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/readyz';
};

export type GetReadinessErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Default Response
   */
  503: Readiness;
};

export type GetReadinessError = GetReadinessErrors[keyof GetReadinessErrors];

export type GetReadinessResponses = {
  /**
   * Default Response
   */
  200: Readiness;
};

export type GetReadinessResponse = GetReadinessResponses[keyof GetReadinessResponses];

export type GetMetricsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/metrics';
};

export type GetMetricsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetMetricsError = GetMetricsErrors[keyof GetMetricsErrors];

export type GetMetricsResponses = {
  /**
   * Default Response
   */
  200: string;
};

export type GetMetricsResponse = GetMetricsResponses[keyof GetMetricsResponses];

export type SignOutData = {
  body?: never;
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/session';
};

export type SignOutErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SignOutError = SignOutErrors[keyof SignOutErrors];

export type SignOutResponses = {
  /**
   * Done.
   */
  204: void;
};

export type SignOutResponse = SignOutResponses[keyof SignOutResponses];

export type SignInData = {
  body: {
    login: string;
    password: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/session';
};

export type SignInErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * The login or the password is wrong.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SignInError = SignInErrors[keyof SignInErrors];

export type SignInResponses = {
  /**
   * Default Response
   */
  200: Me;
};

export type SignInResponse = SignInResponses[keyof SignInResponses];

export type GetMeData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/me';
};

export type GetMeErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetMeError = GetMeErrors[keyof GetMeErrors];

export type GetMeResponses = {
  /**
   * Default Response
   */
  200: Me;
};

export type GetMeResponse = GetMeResponses[keyof GetMeResponses];

export type SetLocaleData = {
  body: {
    locale: 'zh-CN' | 'en';
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/me/locale';
};

export type SetLocaleErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SetLocaleError = SetLocaleErrors[keyof SetLocaleErrors];

export type SetLocaleResponses = {
  /**
   * Default Response
   */
  200: Me;
};

export type SetLocaleResponse = SetLocaleResponses[keyof SetLocaleResponses];

export type ListUsersData = {
  body?: never;
  path?: never;
  query?: {
    q?: string;
    role?:
      | 'sales_rep'
      | 'dealer'
      | 'distributor'
      | 'guide'
      | 'store_manager'
      | 'channel_manager'
      | 'marketing_manager'
      | 'finance'
      | 'warehouse'
      | 'auditor'
      | 'administrator'
      | 'operator'
      | 'compliance_officer';
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/users';
};

export type ListUsersErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListUsersError = ListUsersErrors[keyof ListUsersErrors];

export type ListUsersResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<PersonRef>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListUsersResponse = ListUsersResponses[keyof ListUsersResponses];

export type ListUserAccountsData = {
  body?: never;
  path?: never;
  query?: {
    q?: string;
    role?:
      | 'sales_rep'
      | 'dealer'
      | 'distributor'
      | 'guide'
      | 'store_manager'
      | 'channel_manager'
      | 'marketing_manager'
      | 'finance'
      | 'warehouse'
      | 'auditor'
      | 'administrator'
      | 'operator'
      | 'compliance_officer';
    status?: 'active' | 'disabled';
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/user_accounts';
};

export type ListUserAccountsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListUserAccountsError = ListUserAccountsErrors[keyof ListUserAccountsErrors];

export type ListUserAccountsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<UserAccount>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListUserAccountsResponse = ListUserAccountsResponses[keyof ListUserAccountsResponses];

export type CreateUserAccountData = {
  body: {
    login: string;
    name: string;
    name_en: string;
    title?: string;
    title_en?: string;
    locale?: 'zh-CN' | 'en';
    /**
     * the partner a partner’s user signs in for; null: an employee
     */
    party_id?: string | null;
    unit_id?: string | null;
    manager_id?: string | null;
    /**
     * the first role
     */
    role?: {
      role:
        | 'sales_rep'
        | 'dealer'
        | 'distributor'
        | 'guide'
        | 'store_manager'
        | 'channel_manager'
        | 'marketing_manager'
        | 'finance'
        | 'warehouse'
        | 'auditor'
        | 'administrator'
        | 'operator'
        | 'compliance_officer';
      every_company?: boolean;
      /**
       * null: not limited by region
       */
      region_ids?: Array<string> | null;
      /**
       * null: not limited by partner, or the own organization for partner roles
       */
      party_ids?: Array<string> | null;
      /**
       * null: every warehouse
       */
      warehouse_ids?: Array<string> | null;
      /**
       * null: today
       */
      valid_from?: string | null;
      /**
       * the first day without it; null: no end
       */
      valid_to?: string | null;
    } | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/user_accounts';
};

export type CreateUserAccountErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateUserAccountError = CreateUserAccountErrors[keyof CreateUserAccountErrors];

export type CreateUserAccountResponses = {
  /**
   * Default Response
   */
  201: UserAccountWithPassword;
};

export type CreateUserAccountResponse = CreateUserAccountResponses[keyof CreateUserAccountResponses];

export type GetUserAccountData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}';
};

export type GetUserAccountErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetUserAccountError = GetUserAccountErrors[keyof GetUserAccountErrors];

export type GetUserAccountResponses = {
  /**
   * Default Response
   */
  200: UserAccount;
};

export type GetUserAccountResponse = GetUserAccountResponses[keyof GetUserAccountResponses];

export type ChangeUserAccountData = {
  body: {
    name?: string;
    name_en?: string;
    title?: string;
    title_en?: string;
    locale?: 'zh-CN' | 'en';
    unit_id?: string | null;
    manager_id?: string | null;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}';
};

export type ChangeUserAccountErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ChangeUserAccountError = ChangeUserAccountErrors[keyof ChangeUserAccountErrors];

export type ChangeUserAccountResponses = {
  /**
   * Default Response
   */
  200: UserAccount;
};

export type ChangeUserAccountResponse = ChangeUserAccountResponses[keyof ChangeUserAccountResponses];

export type GetUserAccountChoicesData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/user_account_choices';
};

export type GetUserAccountChoicesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetUserAccountChoicesError = GetUserAccountChoicesErrors[keyof GetUserAccountChoicesErrors];

export type GetUserAccountChoicesResponses = {
  /**
   * Default Response
   */
  200: AccountChoices;
};

export type GetUserAccountChoicesResponse = GetUserAccountChoicesResponses[keyof GetUserAccountChoicesResponses];

export type DeactivateUserAccountData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}/deactivate';
};

export type DeactivateUserAccountErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DeactivateUserAccountError = DeactivateUserAccountErrors[keyof DeactivateUserAccountErrors];

export type DeactivateUserAccountResponses = {
  /**
   * Default Response
   */
  200: UserAccount;
};

export type DeactivateUserAccountResponse = DeactivateUserAccountResponses[keyof DeactivateUserAccountResponses];

export type ActivateUserAccountData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}/activate';
};

export type ActivateUserAccountErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ActivateUserAccountError = ActivateUserAccountErrors[keyof ActivateUserAccountErrors];

export type ActivateUserAccountResponses = {
  /**
   * Default Response
   */
  200: UserAccount;
};

export type ActivateUserAccountResponse = ActivateUserAccountResponses[keyof ActivateUserAccountResponses];

export type ResetUserPasswordData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}/reset_password';
};

export type ResetUserPasswordErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ResetUserPasswordError = ResetUserPasswordErrors[keyof ResetUserPasswordErrors];

export type ResetUserPasswordResponses = {
  /**
   * Default Response
   */
  200: UserAccountWithPassword;
};

export type ResetUserPasswordResponse = ResetUserPasswordResponses[keyof ResetUserPasswordResponses];

export type GrantRoleData = {
  body: {
    role:
      | 'sales_rep'
      | 'dealer'
      | 'distributor'
      | 'guide'
      | 'store_manager'
      | 'channel_manager'
      | 'marketing_manager'
      | 'finance'
      | 'warehouse'
      | 'auditor'
      | 'administrator'
      | 'operator'
      | 'compliance_officer';
    every_company?: boolean;
    /**
     * null: not limited by region
     */
    region_ids?: Array<string> | null;
    /**
     * null: not limited by partner, or the own organization for partner roles
     */
    party_ids?: Array<string> | null;
    /**
     * null: every warehouse
     */
    warehouse_ids?: Array<string> | null;
    /**
     * null: today
     */
    valid_from?: string | null;
    /**
     * the first day without it; null: no end
     */
    valid_to?: string | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}/roles';
};

export type GrantRoleErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GrantRoleError = GrantRoleErrors[keyof GrantRoleErrors];

export type GrantRoleResponses = {
  /**
   * Default Response
   */
  200: UserAccount;
};

export type GrantRoleResponse = GrantRoleResponses[keyof GrantRoleResponses];

export type WithdrawRoleData = {
  body: {
    /**
     * the first day without it; null: at once
     */
    valid_to?: string | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
    grant_id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}/roles/{grant_id}/withdraw';
};

export type WithdrawRoleErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type WithdrawRoleError = WithdrawRoleErrors[keyof WithdrawRoleErrors];

export type WithdrawRoleResponses = {
  /**
   * Default Response
   */
  200: UserAccount;
};

export type WithdrawRoleResponse = WithdrawRoleResponses[keyof WithdrawRoleResponses];

export type ListOwnSessionsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/me/sessions';
};

export type ListOwnSessionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListOwnSessionsError = ListOwnSessionsErrors[keyof ListOwnSessionsErrors];

export type ListOwnSessionsResponses = {
  /**
   * Default Response
   */
  200: Sessions;
};

export type ListOwnSessionsResponse = ListOwnSessionsResponses[keyof ListOwnSessionsResponses];

export type EndOwnSessionData = {
  body?: never;
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/me/sessions/{id}';
};

export type EndOwnSessionErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type EndOwnSessionError = EndOwnSessionErrors[keyof EndOwnSessionErrors];

export type EndOwnSessionResponses = {
  /**
   * Done.
   */
  204: void;
};

export type EndOwnSessionResponse = EndOwnSessionResponses[keyof EndOwnSessionResponses];

export type EndOtherSessionsData = {
  body: {
    [key: string]: never;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/me/sessions/end_others';
};

export type EndOtherSessionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type EndOtherSessionsError = EndOtherSessionsErrors[keyof EndOtherSessionsErrors];

export type EndOtherSessionsResponses = {
  /**
   * Default Response
   */
  200: EndedSessions;
};

export type EndOtherSessionsResponse = EndOtherSessionsResponses[keyof EndOtherSessionsResponses];

export type ChangePasswordData = {
  body: {
    current_password: string;
    new_password: string;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/me/password';
};

export type ChangePasswordErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ChangePasswordError = ChangePasswordErrors[keyof ChangePasswordErrors];

export type ChangePasswordResponses = {
  /**
   * Done.
   */
  204: void;
};

export type ChangePasswordResponse = ChangePasswordResponses[keyof ChangePasswordResponses];

export type ListUserSessionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}/sessions';
};

export type ListUserSessionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListUserSessionsError = ListUserSessionsErrors[keyof ListUserSessionsErrors];

export type ListUserSessionsResponses = {
  /**
   * Default Response
   */
  200: Sessions;
};

export type ListUserSessionsResponse = ListUserSessionsResponses[keyof ListUserSessionsResponses];

export type EndUserSessionsData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/user_accounts/{id}/sessions/end';
};

export type EndUserSessionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type EndUserSessionsError = EndUserSessionsErrors[keyof EndUserSessionsErrors];

export type EndUserSessionsResponses = {
  /**
   * Default Response
   */
  200: EndedSessions;
};

export type EndUserSessionsResponse = EndUserSessionsResponses[keyof EndUserSessionsResponses];

export type ListDealersData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    /**
     * code or name
     */
    q?: string;
    region_id?: string;
    level?: string;
    status?: 'candidate' | 'active' | 'suspended' | 'terminated';
  };
  url: '/api/v1/dealers';
};

export type ListDealersErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListDealersError = ListDealersErrors[keyof ListDealersErrors];

export type ListDealersResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<DealerRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListDealersResponse = ListDealersResponses[keyof ListDealersResponses];

export type CreateDealerData = {
  body: {
    name: string;
    name_en?: string | null;
    level: string;
    region_id: string;
    business_model?:
      'distribution' | 'consignment' | 'concession' | 'direct' | 'key_account' | 'terminal' | 'franchise';
    status?: 'candidate' | 'active' | 'suspended' | 'terminated';
    sales_rep_id?: string | null;
    ship_to?: string;
    contact?: string;
    licence_valid_to?: string | null;
    code: string;
    /**
     * dealer above in the dealer tree
     */
    parent_id?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/dealers';
};

export type CreateDealerErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateDealerError = CreateDealerErrors[keyof CreateDealerErrors];

export type CreateDealerResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateDealerResponse = CreateDealerResponses[keyof CreateDealerResponses];

export type SummarizeDealersData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * code or name
     */
    q?: string;
    region_id?: string;
    level?: string;
    status?: 'candidate' | 'active' | 'suspended' | 'terminated';
  };
  url: '/api/v1/dealers/summary';
};

export type SummarizeDealersErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SummarizeDealersError = SummarizeDealersErrors[keyof SummarizeDealersErrors];

export type SummarizeDealersResponses = {
  /**
   * Default Response
   */
  200: Summary;
};

export type SummarizeDealersResponse = SummarizeDealersResponses[keyof SummarizeDealersResponses];

export type GetDealerData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/dealers/{id}';
};

export type GetDealerErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetDealerError = GetDealerErrors[keyof GetDealerErrors];

export type GetDealerResponses = {
  /**
   * Default Response
   */
  200: Dealer;
};

export type GetDealerResponse = GetDealerResponses[keyof GetDealerResponses];

export type UpdateDealerData = {
  body: {
    name?: string;
    name_en?: string | null;
    level?: string;
    region_id?: string;
    business_model?:
      'distribution' | 'consignment' | 'concession' | 'direct' | 'key_account' | 'terminal' | 'franchise';
    status?: 'candidate' | 'active' | 'suspended' | 'terminated';
    sales_rep_id?: string | null;
    ship_to?: string;
    contact?: string;
    licence_valid_to?: string | null;
    /**
     * null: directly below the company
     */
    parent_id?: string | null;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/dealers/{id}';
};

export type UpdateDealerErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateDealerError = UpdateDealerErrors[keyof UpdateDealerErrors];

export type UpdateDealerResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateDealerResponse = UpdateDealerResponses[keyof UpdateDealerResponses];

export type ListRegionsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/regions';
};

export type ListRegionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListRegionsError = ListRegionsErrors[keyof ListRegionsErrors];

export type ListRegionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Region>;
  };
};

export type ListRegionsResponse = ListRegionsResponses[keyof ListRegionsResponses];

export type CreateContractData = {
  body: {
    number: string;
    valid_from: string;
    /**
     * exclusive
     */
    valid_to: string | null;
    business_model?:
      'distribution' | 'consignment' | 'concession' | 'direct' | 'key_account' | 'terminal' | 'franchise';
    scope?: {
      brands?: Array<string>;
      categories?: Array<string>;
      skus?: Array<string>;
      excluded_skus?: Array<string>;
      regions?: Array<string>;
    };
    credit_limit: string;
    payment_days?: number;
    min_order_amount?: string;
    /**
     * agreed prices; null: the lists that fit the partner
     */
    price_list_id?: string | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/dealers/{id}/contracts';
};

export type CreateContractErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateContractError = CreateContractErrors[keyof CreateContractErrors];

export type CreateContractResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateContractResponse = CreateContractResponses[keyof CreateContractResponses];

export type ReviseContractData = {
  body: {
    valid_from: string;
    /**
     * exclusive
     */
    valid_to: string | null;
    business_model?:
      'distribution' | 'consignment' | 'concession' | 'direct' | 'key_account' | 'terminal' | 'franchise';
    scope?: {
      brands?: Array<string>;
      categories?: Array<string>;
      skus?: Array<string>;
      excluded_skus?: Array<string>;
      regions?: Array<string>;
    };
    credit_limit: string;
    payment_days?: number;
    min_order_amount?: string;
    /**
     * agreed prices; null: the lists that fit the partner
     */
    price_list_id?: string | null;
    /**
     * lower the limit although open orders and receivables use more
     */
    enforce?: boolean;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/contracts/{id}/revise';
};

export type ReviseContractErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ReviseContractError = ReviseContractErrors[keyof ReviseContractErrors];

export type ReviseContractResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type ReviseContractResponse = ReviseContractResponses[keyof ReviseContractResponses];

export type TerminateContractData = {
  body: {
    on: string;
    enforce?: boolean;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/contracts/{id}/terminate';
};

export type TerminateContractErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type TerminateContractError = TerminateContractErrors[keyof TerminateContractErrors];

export type TerminateContractResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type TerminateContractResponse = TerminateContractResponses[keyof TerminateContractResponses];

export type CreateStoreData = {
  body: {
    name: string;
    name_en?: string | null;
    address?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/dealers/{id}/stores';
};

export type CreateStoreErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateStoreError = CreateStoreErrors[keyof CreateStoreErrors];

export type CreateStoreResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateStoreResponse = CreateStoreResponses[keyof CreateStoreResponses];

export type UpdateStoreData = {
  body: {
    name?: string;
    name_en?: string | null;
    address?: string;
    /**
     * left: closed, kept for its history
     */
    status?: 'active' | 'left';
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/stores/{id}';
};

export type UpdateStoreErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateStoreError = UpdateStoreErrors[keyof UpdateStoreErrors];

export type UpdateStoreResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateStoreResponse = UpdateStoreResponses[keyof UpdateStoreResponses];

export type ListDealerVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/dealers/{id}/versions';
};

export type ListDealerVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListDealerVersionsError = ListDealerVersionsErrors[keyof ListDealerVersionsErrors];

export type ListDealerVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListDealerVersionsResponse = ListDealerVersionsResponses[keyof ListDealerVersionsResponses];

export type ListContractVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/contracts/{id}/versions';
};

export type ListContractVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListContractVersionsError = ListContractVersionsErrors[keyof ListContractVersionsErrors];

export type ListContractVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListContractVersionsResponse = ListContractVersionsResponses[keyof ListContractVersionsResponses];

export type ListStoreVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/stores/{id}/versions';
};

export type ListStoreVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListStoreVersionsError = ListStoreVersionsErrors[keyof ListStoreVersionsErrors];

export type ListStoreVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListStoreVersionsResponse = ListStoreVersionsResponses[keyof ListStoreVersionsResponses];

export type ListSkusData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    /**
     * code or name
     */
    q?: string;
    brand_id?: string;
    category_id?: string;
    product_id?: string;
    orderable?: 'true' | 'false';
  };
  url: '/api/v1/skus';
};

export type ListSkusErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListSkusError = ListSkusErrors[keyof ListSkusErrors];

export type ListSkusResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Sku>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListSkusResponse = ListSkusResponses[keyof ListSkusResponses];

export type CreateSkuData = {
  body: {
    name: string;
    name_en: string;
    pack_unit: string;
    pack_size: string;
    min_quantity?: string;
    orderable?: boolean;
    /**
     * further units it may be ordered in
     */
    units?: Array<{
      unit: string;
      /**
       * base units in one
       */
      factor: string;
    }>;
    tax_code: string;
    standard_cost: string;
    code: string;
    unit: string;
    stocked?: boolean;
    /**
     * an existing product is found by its code
     */
    product: {
      code: string;
      name: string;
      name_en: string;
      brand_id: string;
      category_id: string;
    };
    /**
     * of tax code and cost; today when absent
     */
    valid_from?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/skus';
};

export type CreateSkuErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateSkuError = CreateSkuErrors[keyof CreateSkuErrors];

export type CreateSkuResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateSkuResponse = CreateSkuResponses[keyof CreateSkuResponses];

export type SummarizeSkusData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * code or name
     */
    q?: string;
    brand_id?: string;
    category_id?: string;
    product_id?: string;
    orderable?: 'true' | 'false';
  };
  url: '/api/v1/skus/summary';
};

export type SummarizeSkusErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SummarizeSkusError = SummarizeSkusErrors[keyof SummarizeSkusErrors];

export type SummarizeSkusResponses = {
  /**
   * Default Response
   */
  200: Summary;
};

export type SummarizeSkusResponse = SummarizeSkusResponses[keyof SummarizeSkusResponses];

export type GetSkuData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/skus/{id}';
};

export type GetSkuErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetSkuError = GetSkuErrors[keyof GetSkuErrors];

export type GetSkuResponses = {
  /**
   * Default Response
   */
  200: Sku;
};

export type GetSkuResponse = GetSkuResponses[keyof GetSkuResponses];

export type UpdateSkuData = {
  body: {
    name?: string;
    name_en?: string;
    pack_unit?: string;
    pack_size?: string;
    min_quantity?: string;
    orderable?: boolean;
    /**
     * further units it may be ordered in
     */
    units?: Array<{
      unit: string;
      /**
       * base units in one
       */
      factor: string;
    }>;
    tax_code?: string;
    standard_cost?: string;
    /**
     * of tax code and cost; today when absent
     */
    valid_from?: string;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/skus/{id}';
};

export type UpdateSkuErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateSkuError = UpdateSkuErrors[keyof UpdateSkuErrors];

export type UpdateSkuResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateSkuResponse = UpdateSkuResponses[keyof UpdateSkuResponses];

export type ListProductsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    /**
     * code or name
     */
    q?: string;
    brand_id?: string;
    category_id?: string;
    active?: 'true' | 'false';
  };
  url: '/api/v1/products';
};

export type ListProductsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListProductsError = ListProductsErrors[keyof ListProductsErrors];

export type ListProductsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Product>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListProductsResponse = ListProductsResponses[keyof ListProductsResponses];

export type CreateProductData = {
  body: {
    name: string;
    name_en: string;
    kind?: 'goods' | 'service' | 'virtual' | 'fee';
    brand_id: string;
    category_id: string;
    active?: boolean;
    code: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/products';
};

export type CreateProductErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateProductError = CreateProductErrors[keyof CreateProductErrors];

export type CreateProductResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateProductResponse = CreateProductResponses[keyof CreateProductResponses];

export type SummarizeProductsData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * code or name
     */
    q?: string;
    brand_id?: string;
    category_id?: string;
    active?: 'true' | 'false';
  };
  url: '/api/v1/products/summary';
};

export type SummarizeProductsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SummarizeProductsError = SummarizeProductsErrors[keyof SummarizeProductsErrors];

export type SummarizeProductsResponses = {
  /**
   * Default Response
   */
  200: Summary;
};

export type SummarizeProductsResponse = SummarizeProductsResponses[keyof SummarizeProductsResponses];

export type GetProductData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/products/{id}';
};

export type GetProductErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetProductError = GetProductErrors[keyof GetProductErrors];

export type GetProductResponses = {
  /**
   * Default Response
   */
  200: Product;
};

export type GetProductResponse = GetProductResponses[keyof GetProductResponses];

export type UpdateProductData = {
  body: {
    name?: string;
    name_en?: string;
    kind?: 'goods' | 'service' | 'virtual' | 'fee';
    brand_id?: string;
    category_id?: string;
    active?: boolean;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/products/{id}';
};

export type UpdateProductErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateProductError = UpdateProductErrors[keyof UpdateProductErrors];

export type UpdateProductResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateProductResponse = UpdateProductResponses[keyof UpdateProductResponses];

export type ListProductVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/products/{id}/versions';
};

export type ListProductVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListProductVersionsError = ListProductVersionsErrors[keyof ListProductVersionsErrors];

export type ListProductVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListProductVersionsResponse = ListProductVersionsResponses[keyof ListProductVersionsResponses];

export type ListBrandsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/brands';
};

export type ListBrandsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListBrandsError = ListBrandsErrors[keyof ListBrandsErrors];

export type ListBrandsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<NamedRecord>;
  };
};

export type ListBrandsResponse = ListBrandsResponses[keyof ListBrandsResponses];

export type CreateBrandData = {
  body: {
    code: string;
    name: string;
    name_en: string;
    active?: boolean;
    /**
     * of a category: the one above
     */
    parent_id?: string | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/brands';
};

export type CreateBrandErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateBrandError = CreateBrandErrors[keyof CreateBrandErrors];

export type CreateBrandResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateBrandResponse = CreateBrandResponses[keyof CreateBrandResponses];

export type UpdateBrandData = {
  body: {
    name?: string;
    name_en?: string;
    active?: boolean;
    /**
     * of a category: the one above
     */
    parent_id?: string | null;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/brands/{id}';
};

export type UpdateBrandErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateBrandError = UpdateBrandErrors[keyof UpdateBrandErrors];

export type UpdateBrandResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateBrandResponse = UpdateBrandResponses[keyof UpdateBrandResponses];

export type ListBrandVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/brands/{id}/versions';
};

export type ListBrandVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListBrandVersionsError = ListBrandVersionsErrors[keyof ListBrandVersionsErrors];

export type ListBrandVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListBrandVersionsResponse = ListBrandVersionsResponses[keyof ListBrandVersionsResponses];

export type ListCategoriesData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/categories';
};

export type ListCategoriesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListCategoriesError = ListCategoriesErrors[keyof ListCategoriesErrors];

export type ListCategoriesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<NamedRecord>;
  };
};

export type ListCategoriesResponse = ListCategoriesResponses[keyof ListCategoriesResponses];

export type CreateCategoryData = {
  body: {
    code: string;
    name: string;
    name_en: string;
    active?: boolean;
    /**
     * of a category: the one above
     */
    parent_id?: string | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/categories';
};

export type CreateCategoryErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateCategoryError = CreateCategoryErrors[keyof CreateCategoryErrors];

export type CreateCategoryResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateCategoryResponse = CreateCategoryResponses[keyof CreateCategoryResponses];

export type UpdateCategoryData = {
  body: {
    name?: string;
    name_en?: string;
    active?: boolean;
    /**
     * of a category: the one above
     */
    parent_id?: string | null;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/categories/{id}';
};

export type UpdateCategoryErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateCategoryError = UpdateCategoryErrors[keyof UpdateCategoryErrors];

export type UpdateCategoryResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateCategoryResponse = UpdateCategoryResponses[keyof UpdateCategoryResponses];

export type ListCategoryVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/categories/{id}/versions';
};

export type ListCategoryVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListCategoryVersionsError = ListCategoryVersionsErrors[keyof ListCategoryVersionsErrors];

export type ListCategoryVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListCategoryVersionsResponse = ListCategoryVersionsResponses[keyof ListCategoryVersionsResponses];

export type ListUnitsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/units';
};

export type ListUnitsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListUnitsError = ListUnitsErrors[keyof ListUnitsErrors];

export type ListUnitsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<NamedRecord>;
  };
};

export type ListUnitsResponse = ListUnitsResponses[keyof ListUnitsResponses];

export type CreateUnitData = {
  body: {
    code: string;
    name: string;
    name_en: string;
    active?: boolean;
    /**
     * of a category: the one above
     */
    parent_id?: string | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/units';
};

export type CreateUnitErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateUnitError = CreateUnitErrors[keyof CreateUnitErrors];

export type CreateUnitResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateUnitResponse = CreateUnitResponses[keyof CreateUnitResponses];

export type UpdateUnitData = {
  body: {
    name?: string;
    name_en?: string;
    active?: boolean;
    /**
     * of a category: the one above
     */
    parent_id?: string | null;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/units/{id}';
};

export type UpdateUnitErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateUnitError = UpdateUnitErrors[keyof UpdateUnitErrors];

export type UpdateUnitResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateUnitResponse = UpdateUnitResponses[keyof UpdateUnitResponses];

export type ListUnitVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/units/{id}/versions';
};

export type ListUnitVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListUnitVersionsError = ListUnitVersionsErrors[keyof ListUnitVersionsErrors];

export type ListUnitVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListUnitVersionsResponse = ListUnitVersionsResponses[keyof ListUnitVersionsResponses];

export type ListTaxCodesData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/tax_codes';
};

export type ListTaxCodesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListTaxCodesError = ListTaxCodesErrors[keyof ListTaxCodesErrors];

export type ListTaxCodesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<TaxCode>;
  };
};

export type ListTaxCodesResponse = ListTaxCodesResponses[keyof ListTaxCodesResponses];

export type ListSkuVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/skus/{id}/versions';
};

export type ListSkuVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListSkuVersionsError = ListSkuVersionsErrors[keyof ListSkuVersionsErrors];

export type ListSkuVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListSkuVersionsResponse = ListSkuVersionsResponses[keyof ListSkuVersionsResponses];

export type ListPriceListsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    /**
     * code or name
     */
    q?: string;
    level?: string;
    region_id?: string;
    party_id?: string;
    active?: 'true' | 'false';
  };
  url: '/api/v1/price_lists';
};

export type ListPriceListsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListPriceListsError = ListPriceListsErrors[keyof ListPriceListsErrors];

export type ListPriceListsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<PriceListRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListPriceListsResponse = ListPriceListsResponses[keyof ListPriceListsResponses];

export type CreatePriceListData = {
  body: {
    name: string;
    name_en: string;
    active?: boolean;
    code: string;
    tax_included?: boolean;
    /**
     * decimals of its prices
     */
    price_scale?: number;
    level?: string | null;
    region_id?: string | null;
    /**
     * only this partner; then neither level nor region
     */
    party_id?: string | null;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/price_lists';
};

export type CreatePriceListErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreatePriceListError = CreatePriceListErrors[keyof CreatePriceListErrors];

export type CreatePriceListResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreatePriceListResponse = CreatePriceListResponses[keyof CreatePriceListResponses];

export type SummarizePriceListsData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * code or name
     */
    q?: string;
    level?: string;
    region_id?: string;
    party_id?: string;
    active?: 'true' | 'false';
  };
  url: '/api/v1/price_lists/summary';
};

export type SummarizePriceListsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SummarizePriceListsError = SummarizePriceListsErrors[keyof SummarizePriceListsErrors];

export type SummarizePriceListsResponses = {
  /**
   * Default Response
   */
  200: Summary;
};

export type SummarizePriceListsResponse = SummarizePriceListsResponses[keyof SummarizePriceListsResponses];

export type GetPriceListData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    /**
     * number of the version to show
     */
    prices_of?: number;
  };
  url: '/api/v1/price_lists/{id}';
};

export type GetPriceListErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetPriceListError = GetPriceListErrors[keyof GetPriceListErrors];

export type GetPriceListResponses = {
  /**
   * Default Response
   */
  200: PriceList;
};

export type GetPriceListResponse = GetPriceListResponses[keyof GetPriceListResponses];

export type UpdatePriceListData = {
  body: {
    name?: string;
    name_en?: string;
    active?: boolean;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/price_lists/{id}';
};

export type UpdatePriceListErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdatePriceListError = UpdatePriceListErrors[keyof UpdatePriceListErrors];

export type UpdatePriceListResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdatePriceListResponse = UpdatePriceListResponses[keyof UpdatePriceListResponses];

export type WithdrawPricesData = {
  body: {
    version: number;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/price_lists/{id}/withdraw';
};

export type WithdrawPricesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type WithdrawPricesError = WithdrawPricesErrors[keyof WithdrawPricesErrors];

export type WithdrawPricesResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type WithdrawPricesResponse = WithdrawPricesResponses[keyof WithdrawPricesResponses];

export type PublishPricesData = {
  body: {
    /**
     * the version before ends here
     */
    valid_from: string;
    prices: Array<{
      sku_code: string;
      min_quantity?: string;
      unit_price: string;
      floor_price?: string | null;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/price_lists/{id}/publish';
};

export type PublishPricesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type PublishPricesError = PublishPricesErrors[keyof PublishPricesErrors];

export type PublishPricesResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type PublishPricesResponse = PublishPricesResponses[keyof PublishPricesResponses];

export type ListPriceListVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/price_lists/{id}/versions';
};

export type ListPriceListVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListPriceListVersionsError = ListPriceListVersionsErrors[keyof ListPriceListVersionsErrors];

export type ListPriceListVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListPriceListVersionsResponse = ListPriceListVersionsResponses[keyof ListPriceListVersionsResponses];

export type ListWarehousesData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/warehouses';
};

export type ListWarehousesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListWarehousesError = ListWarehousesErrors[keyof ListWarehousesErrors];

export type ListWarehousesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Warehouse>;
  };
};

export type ListWarehousesResponse = ListWarehousesResponses[keyof ListWarehousesResponses];

export type CreateWarehouseData = {
  body: {
    name: string;
    name_en: string;
    region_id?: string | null;
    priority?: number;
    address?: string;
    active?: boolean;
    code: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/warehouses';
};

export type CreateWarehouseErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateWarehouseError = CreateWarehouseErrors[keyof CreateWarehouseErrors];

export type CreateWarehouseResponses = {
  /**
   * Default Response
   */
  201: Changed;
};

export type CreateWarehouseResponse = CreateWarehouseResponses[keyof CreateWarehouseResponses];

export type ListStockData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    warehouse_id?: string;
    sku_id?: string;
    /**
     * SKU code or name
     */
    q?: string;
  };
  url: '/api/v1/stock';
};

export type ListStockErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListStockError = ListStockErrors[keyof ListStockErrors];

export type ListStockResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Stock>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListStockResponse = ListStockResponses[keyof ListStockResponses];

export type SummarizeStockData = {
  body?: never;
  path?: never;
  query?: {
    warehouse_id?: string;
    sku_id?: string;
    /**
     * SKU code or name
     */
    q?: string;
  };
  url: '/api/v1/stock/summary';
};

export type SummarizeStockErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SummarizeStockError = SummarizeStockErrors[keyof SummarizeStockErrors];

export type SummarizeStockResponses = {
  /**
   * Default Response
   */
  200: Summary;
};

export type SummarizeStockResponse = SummarizeStockResponses[keyof SummarizeStockResponses];

export type GetWarehouseData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/warehouses/{id}';
};

export type GetWarehouseErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetWarehouseError = GetWarehouseErrors[keyof GetWarehouseErrors];

export type GetWarehouseResponses = {
  /**
   * Default Response
   */
  200: Warehouse;
};

export type GetWarehouseResponse = GetWarehouseResponses[keyof GetWarehouseResponses];

export type UpdateWarehouseData = {
  body: {
    name?: string;
    name_en?: string;
    region_id?: string | null;
    priority?: number;
    address?: string;
    active?: boolean;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/warehouses/{id}';
};

export type UpdateWarehouseErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateWarehouseError = UpdateWarehouseErrors[keyof UpdateWarehouseErrors];

export type UpdateWarehouseResponses = {
  /**
   * Default Response
   */
  200: Changed;
};

export type UpdateWarehouseResponse = UpdateWarehouseResponses[keyof UpdateWarehouseResponses];

export type ListWarehouseVersionsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/warehouses/{id}/versions';
};

export type ListWarehouseVersionsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListWarehouseVersionsError = ListWarehouseVersionsErrors[keyof ListWarehouseVersionsErrors];

export type ListWarehouseVersionsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<RecordVersion>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListWarehouseVersionsResponse = ListWarehouseVersionsResponses[keyof ListWarehouseVersionsResponses];

export type ListStockMovesData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    warehouse_id?: string;
    sku_id?: string;
    kind?: 'opening' | 'receipt' | 'reserve' | 'release' | 'ship' | 'return' | 'adjust';
    /**
     * SKU code or name
     */
    q?: string;
  };
  url: '/api/v1/stock_moves';
};

export type ListStockMovesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListStockMovesError = ListStockMovesErrors[keyof ListStockMovesErrors];

export type ListStockMovesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<StockMove>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListStockMovesResponse = ListStockMovesResponses[keyof ListStockMovesResponses];

export type SummarizeStockMovesData = {
  body?: never;
  path?: never;
  query?: {
    warehouse_id?: string;
    sku_id?: string;
    kind?: 'opening' | 'receipt' | 'reserve' | 'release' | 'ship' | 'return' | 'adjust';
    /**
     * SKU code or name
     */
    q?: string;
  };
  url: '/api/v1/stock_moves/summary';
};

export type SummarizeStockMovesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SummarizeStockMovesError = SummarizeStockMovesErrors[keyof SummarizeStockMovesErrors];

export type SummarizeStockMovesResponses = {
  /**
   * Default Response
   */
  200: Summary;
};

export type SummarizeStockMovesResponse = SummarizeStockMovesResponses[keyof SummarizeStockMovesResponses];

export type ReceiveStockData = {
  body: {
    warehouse_id: string;
    note?: string;
    lines: Array<{
      sku_code: string;
      quantity: string;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/stock_receipts';
};

export type ReceiveStockErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ReceiveStockError = ReceiveStockErrors[keyof ReceiveStockErrors];

export type ReceiveStockResponses = {
  /**
   * Default Response
   */
  201: StockChange;
};

export type ReceiveStockResponse = ReceiveStockResponses[keyof ReceiveStockResponses];

export type AdjustStockData = {
  body: {
    warehouse_id: string;
    reason: string;
    lines: Array<{
      sku_code: string;
      /**
       * added, or with − taken off
       */
      change: string;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/stock_adjustments';
};

export type AdjustStockErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type AdjustStockError = AdjustStockErrors[keyof AdjustStockErrors];

export type AdjustStockResponses = {
  /**
   * Default Response
   */
  201: StockChange;
};

export type AdjustStockResponse = AdjustStockResponses[keyof AdjustStockResponses];

export type ListOperationsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    status?: 'running' | 'done' | 'failed' | 'cancelled';
  };
  url: '/api/v1/operations';
};

export type ListOperationsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListOperationsError = ListOperationsErrors[keyof ListOperationsErrors];

export type ListOperationsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<OperationRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListOperationsResponse = ListOperationsResponses[keyof ListOperationsResponses];

export type GetOperationData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/operations/{id}';
};

export type GetOperationErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetOperationError = GetOperationErrors[keyof GetOperationErrors];

export type GetOperationResponses = {
  /**
   * Default Response
   */
  200: Operation;
};

export type GetOperationResponse = GetOperationResponses[keyof GetOperationResponses];

export type CancelOperationData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/operations/{id}/cancel';
};

export type CancelOperationErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CancelOperationError = CancelOperationErrors[keyof CancelOperationErrors];

export type CancelOperationResponses = {
  /**
   * Default Response
   */
  202: Operation;
};

export type CancelOperationResponse = CancelOperationResponses[keyof CancelOperationResponses];

export type ListNotificationsData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * only what was not read yet
     */
    unread?: 'true';
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/notifications';
};

export type ListNotificationsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListNotificationsError = ListNotificationsErrors[keyof ListNotificationsErrors];

export type ListNotificationsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Notification>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListNotificationsResponse = ListNotificationsResponses[keyof ListNotificationsResponses];

export type CountNotificationsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/notifications/count';
};

export type CountNotificationsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CountNotificationsError = CountNotificationsErrors[keyof CountNotificationsErrors];

export type CountNotificationsResponses = {
  /**
   * Default Response
   */
  200: {
    unread: number;
  };
};

export type CountNotificationsResponse = CountNotificationsResponses[keyof CountNotificationsResponses];

export type ReadNotificationData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/notifications/{id}/read';
};

export type ReadNotificationErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ReadNotificationError = ReadNotificationErrors[keyof ReadNotificationErrors];

export type ReadNotificationResponses = {
  /**
   * Default Response
   */
  200: {
    /**
     * how many became read
     */
    read: number;
  };
};

export type ReadNotificationResponse = ReadNotificationResponses[keyof ReadNotificationResponses];

export type ReadAllNotificationsData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/notifications/read_all';
};

export type ReadAllNotificationsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ReadAllNotificationsError = ReadAllNotificationsErrors[keyof ReadAllNotificationsErrors];

export type ReadAllNotificationsResponses = {
  /**
   * Default Response
   */
  200: {
    /**
     * how many became read
     */
    read: number;
  };
};

export type ReadAllNotificationsResponse = ReadAllNotificationsResponses[keyof ReadAllNotificationsResponses];

export type GetFileData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/files/{id}';
};

export type GetFileErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetFileError = GetFileErrors[keyof GetFileErrors];

export type GetFileResponses = {
  /**
   * Default Response
   */
  200: File;
};

export type GetFileResponse = GetFileResponses[keyof GetFileResponses];

export type DownloadFileData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/files/{id}/content';
};

export type DownloadFileErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DownloadFileError = DownloadFileErrors[keyof DownloadFileErrors];

export type DownloadFileResponses = {
  /**
   * The content.
   */
  200: Blob | File;
};

export type DownloadFileResponse = DownloadFileResponses[keyof DownloadFileResponses];

export type ListAttachmentsData = {
  body?: never;
  path?: never;
  query: {
    document_type: 'order' | 'return';
    document_id: string;
  };
  url: '/api/v1/attachments';
};

export type ListAttachmentsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListAttachmentsError = ListAttachmentsErrors[keyof ListAttachmentsErrors];

export type ListAttachmentsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Attachment>;
  };
};

export type ListAttachmentsResponse = ListAttachmentsResponses[keyof ListAttachmentsResponses];

export type AttachFileData = {
  body: {
    document_type: 'order' | 'return';
    document_id: string;
    file_id: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/attachments';
};

export type AttachFileErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type AttachFileError = AttachFileErrors[keyof AttachFileErrors];

export type AttachFileResponses = {
  /**
   * Default Response
   */
  201: Attachment;
};

export type AttachFileResponse = AttachFileResponses[keyof AttachFileResponses];

export type DownloadAttachmentData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/attachments/{id}/content';
};

export type DownloadAttachmentErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DownloadAttachmentError = DownloadAttachmentErrors[keyof DownloadAttachmentErrors];

export type DownloadAttachmentResponses = {
  /**
   * The content.
   */
  200: Blob | File;
};

export type DownloadAttachmentResponse = DownloadAttachmentResponses[keyof DownloadAttachmentResponses];

export type ListImportKindsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/import_kinds';
};

export type ListImportKindsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListImportKindsError = ListImportKindsErrors[keyof ListImportKindsErrors];

export type ListImportKindsResponses = {
  /**
   * what the caller may import
   */
  200: {
    data: Array<ImportKind>;
  };
};

export type ListImportKindsResponse = ListImportKindsResponses[keyof ListImportKindsResponses];

export type DownloadImportTemplateData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/import_kinds/{id}/template';
};

export type DownloadImportTemplateErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DownloadImportTemplateError = DownloadImportTemplateErrors[keyof DownloadImportTemplateErrors];

export type DownloadImportTemplateResponses = {
  /**
   * A workbook.
   */
  200: Blob | File;
};

export type DownloadImportTemplateResponse = DownloadImportTemplateResponses[keyof DownloadImportTemplateResponses];

export type ListImportsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    kind?: 'dealers' | 'contracts' | 'skus' | 'prices' | 'stock' | 'opening_balances';
  };
  url: '/api/v1/imports';
};

export type ListImportsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListImportsError = ListImportsErrors[keyof ListImportsErrors];

export type ListImportsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Import>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListImportsResponse = ListImportsResponses[keyof ListImportsResponses];

export type StartImportData = {
  body: {
    kind: 'dealers' | 'contracts' | 'skus' | 'prices' | 'stock' | 'opening_balances';
    /**
     * a file the caller uploaded
     */
    file_id: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/imports';
};

export type StartImportErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type StartImportError = StartImportErrors[keyof StartImportErrors];

export type StartImportResponses = {
  /**
   * Default Response
   */
  202: Import;
};

export type StartImportResponse = StartImportResponses[keyof StartImportResponses];

export type GetImportData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/imports/{id}';
};

export type GetImportErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetImportError = GetImportErrors[keyof GetImportErrors];

export type GetImportResponses = {
  /**
   * Default Response
   */
  200: Import;
};

export type GetImportResponse = GetImportResponses[keyof GetImportResponses];

export type ListImportRowsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
    /**
     * failed: rows with errors, and rows that were refused
     */
    show?: 'all' | 'failed';
  };
  url: '/api/v1/imports/{id}/rows';
};

export type ListImportRowsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListImportRowsError = ListImportRowsErrors[keyof ListImportRowsErrors];

export type ListImportRowsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<ImportRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListImportRowsResponse = ListImportRowsResponses[keyof ListImportRowsResponses];

export type DownloadFailedRowsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/imports/{id}/failed_rows';
};

export type DownloadFailedRowsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DownloadFailedRowsError = DownloadFailedRowsErrors[keyof DownloadFailedRowsErrors];

export type DownloadFailedRowsResponses = {
  /**
   * A workbook.
   */
  200: Blob | File;
};

export type DownloadFailedRowsResponse = DownloadFailedRowsResponses[keyof DownloadFailedRowsResponses];

export type ApplyImportData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/imports/{id}/apply';
};

export type ApplyImportErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ApplyImportError = ApplyImportErrors[keyof ApplyImportErrors];

export type ApplyImportResponses = {
  /**
   * Default Response
   */
  202: Import;
};

export type ApplyImportResponse = ApplyImportResponses[keyof ApplyImportResponses];

export type StartExportData = {
  body: {
    list: 'orders' | 'returns' | 'dealers' | 'skus' | 'stock' | 'payments' | 'invoices';
    /**
     * the filters of the list, as its own address takes them
     */
    query?: {
      [key: string]: string;
    };
    format?: 'xlsx' | 'csv';
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/exports';
};

export type StartExportErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type StartExportError = StartExportErrors[keyof StartExportErrors];

export type StartExportResponses = {
  /**
   * Default Response
   */
  202: ExportStarted;
};

export type StartExportResponse = StartExportResponses[keyof StartExportResponses];

export type RecordRetailSalesData = {
  body: {
    sales: Array<RetailSaleInput>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/retail_sales';
};

export type RecordRetailSalesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RecordRetailSalesError = RecordRetailSalesErrors[keyof RecordRetailSalesErrors];

export type RecordRetailSalesResponses = {
  /**
   * Default Response
   */
  200: RetailSalesResult;
};

export type RecordRetailSalesResponse = RecordRetailSalesResponses[keyof RecordRetailSalesResponses];

export type ListFactsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    kind?:
      | 'ordered'
      | 'shipped'
      | 'received'
      | 'invoiced'
      | 'collected'
      | 'returned'
      | 'sold_through'
      | 'retail_sold'
      | 'retail_refunded';
    buyer_id?: string;
    seller_id?: string;
    sku_id?: string;
    document_id?: string;
    from?: string;
    /**
     * inclusive
     */
    to?: string;
    /**
     * all: superseded ones too
     */
    versions?: 'current' | 'all';
  };
  url: '/api/v1/facts';
};

export type ListFactsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListFactsError = ListFactsErrors[keyof ListFactsErrors];

export type ListFactsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Fact>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListFactsResponse = ListFactsResponses[keyof ListFactsResponses];

export type SubmitOrderData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/submit';
};

export type SubmitOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SubmitOrderError = SubmitOrderErrors[keyof SubmitOrderErrors];

export type SubmitOrderResponses = {
  /**
   * Default Response
   */
  200: OrderState;
  /**
   * Default Response
   */
  202: OrderState;
};

export type SubmitOrderResponse = SubmitOrderResponses[keyof SubmitOrderResponses];

export type CancelOrderData = {
  body: {
    reason: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/cancel';
};

export type CancelOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CancelOrderError = CancelOrderErrors[keyof CancelOrderErrors];

export type CancelOrderResponses = {
  /**
   * Default Response
   */
  200: OrderState;
  /**
   * Default Response
   */
  202: OrderState;
};

export type CancelOrderResponse = CancelOrderResponses[keyof CancelOrderResponses];

export type AllocateOrderData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/allocate';
};

export type AllocateOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type AllocateOrderError = AllocateOrderErrors[keyof AllocateOrderErrors];

export type AllocateOrderResponses = {
  /**
   * Default Response
   */
  200: OrderState;
  /**
   * Default Response
   */
  202: OrderState;
};

export type AllocateOrderResponse = AllocateOrderResponses[keyof AllocateOrderResponses];

export type ShipOrderData = {
  body: {
    warehouse_id: string;
    carrier?: string;
    tracking_number?: string;
    expected_on?: string;
    lines: Array<{
      order_line_id: string;
      quantity: string;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/ship';
};

export type ShipOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ShipOrderError = ShipOrderErrors[keyof ShipOrderErrors];

export type ShipOrderResponses = {
  /**
   * Default Response
   */
  200: OrderState;
  /**
   * Default Response
   */
  202: OrderState;
};

export type ShipOrderResponse = ShipOrderResponses[keyof ShipOrderResponses];

export type ReceiveShipmentData = {
  body: {
    note?: string;
    lines?: Array<{
      shipment_line_id: string;
      received_quantity: string;
      reason?: string;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
    shipment_id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/shipments/{shipment_id}/receive';
};

export type ReceiveShipmentErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ReceiveShipmentError = ReceiveShipmentErrors[keyof ReceiveShipmentErrors];

export type ReceiveShipmentResponses = {
  /**
   * Default Response
   */
  200: OrderState;
  /**
   * Default Response
   */
  202: OrderState;
};

export type ReceiveShipmentResponse = ReceiveShipmentResponses[keyof ReceiveShipmentResponses];

export type ListOrderableSkusData = {
  body?: never;
  path?: never;
  query: {
    buyer_id: string;
    q?: string;
    category_id?: string;
    /**
     * only the own list
     */
    favourites?: 'true' | 'false';
    /**
     * only what this dealer ordered before
     */
    ordered_before?: 'true' | 'false';
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/orders/orderable_skus';
};

export type ListOrderableSkusErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListOrderableSkusError = ListOrderableSkusErrors[keyof ListOrderableSkusErrors];

export type ListOrderableSkusResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<OrderableSku>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListOrderableSkusResponse = ListOrderableSkusResponses[keyof ListOrderableSkusResponses];

export type PreviewOrderData = {
  body: {
    /**
     * dealer; a dealer may name only itself or below
     */
    buyer_id: string;
    /**
     * must be the contract currency when given
     */
    currency?: string;
    lines: Array<{
      sku_code: string;
      quantity: string;
      unit?: string;
    }>;
    offsets?: Array<{
      kind: 'prepaid' | 'credit_note' | 'rebate';
      reference_id?: string;
      amount: string;
    }>;
    ship_to?: string;
    requested_date?: string;
    note?: string;
    custom?: {
      [key: string]: unknown;
    };
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/orders/preview';
};

export type PreviewOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type PreviewOrderError = PreviewOrderErrors[keyof PreviewOrderErrors];

export type PreviewOrderResponses = {
  /**
   * Default Response
   */
  200: OrderPreview;
};

export type PreviewOrderResponse = PreviewOrderResponses[keyof PreviewOrderResponses];

export type PasteOrderLinesData = {
  body: {
    buyer_id: string;
    /**
     * rows of SKU code and quantity as copied from a sheet
     */
    text: string;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/orders/paste';
};

export type PasteOrderLinesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type PasteOrderLinesError = PasteOrderLinesErrors[keyof PasteOrderLinesErrors];

export type PasteOrderLinesResponses = {
  /**
   * Default Response
   */
  200: PasteResult;
};

export type PasteOrderLinesResponse = PasteOrderLinesResponses[keyof PasteOrderLinesResponses];

export type ReadOrderSheetData = {
  body: {
    buyer_id: string;
    /**
     * an Excel or CSV file the caller uploaded: code, quantity and perhaps unit
     */
    file_id: string;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/orders/sheet';
};

export type ReadOrderSheetErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ReadOrderSheetError = ReadOrderSheetErrors[keyof ReadOrderSheetErrors];

export type ReadOrderSheetResponses = {
  /**
   * Default Response
   */
  200: PasteResult;
};

export type ReadOrderSheetResponse = ReadOrderSheetResponses[keyof ReadOrderSheetResponses];

export type ListFavouritesData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/favourites';
};

export type ListFavouritesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListFavouritesError = ListFavouritesErrors[keyof ListFavouritesErrors];

export type ListFavouritesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<string>;
  };
};

export type ListFavouritesResponse = ListFavouritesResponses[keyof ListFavouritesResponses];

export type DropFavouriteData = {
  body?: never;
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/favourites/{id}';
};

export type DropFavouriteErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DropFavouriteError = DropFavouriteErrors[keyof DropFavouriteErrors];

export type DropFavouriteResponses = {
  /**
   * Default Response
   */
  200: Favourite;
};

export type DropFavouriteResponse = DropFavouriteResponses[keyof DropFavouriteResponses];

export type KeepFavouriteData = {
  body?: never;
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/favourites/{id}';
};

export type KeepFavouriteErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type KeepFavouriteError = KeepFavouriteErrors[keyof KeepFavouriteErrors];

export type KeepFavouriteResponses = {
  /**
   * Default Response
   */
  200: Favourite;
};

export type KeepFavouriteResponse = KeepFavouriteResponses[keyof KeepFavouriteResponses];

export type ListOrdersData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    /**
     * comma-separated; draft, submitted, pending_approval, returned, approved, allocated, partly_shipped, shipped, received, closed, rejected, recalled, cancelled, expired
     */
    status?: string;
    region_id?: string;
    buyer_id?: string;
    /**
     * number, partner or product
     */
    q?: string;
    created_from?: string;
    /**
     * inclusive
     */
    created_to?: string;
    payable_from?: string;
    payable_to?: string;
    exception?: string;
    awaiting_me?: 'true' | 'false';
    waiting_stock?: 'true' | 'false';
    /**
     * with stock allocated in a warehouse one works in
     */
    to_ship?: 'true' | 'false';
    /**
     * with a shipment on its way
     */
    in_transit?: 'true' | 'false';
  };
  url: '/api/v1/orders';
};

export type ListOrdersErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListOrdersError = ListOrdersErrors[keyof ListOrdersErrors];

export type ListOrdersResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<OrderRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListOrdersResponse = ListOrdersResponses[keyof ListOrdersResponses];

export type CreateOrderData = {
  body: {
    /**
     * dealer; a dealer may name only itself or below
     */
    buyer_id: string;
    /**
     * must be the contract currency when given
     */
    currency?: string;
    lines: Array<{
      sku_code: string;
      quantity: string;
      unit?: string;
    }>;
    offsets?: Array<{
      kind: 'prepaid' | 'credit_note' | 'rebate';
      reference_id?: string;
      amount: string;
    }>;
    ship_to?: string;
    requested_date?: string;
    note?: string;
    custom?: {
      [key: string]: unknown;
    };
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/orders';
};

export type CreateOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateOrderError = CreateOrderErrors[keyof CreateOrderErrors];

export type CreateOrderResponses = {
  /**
   * Default Response
   */
  201: OrderState;
};

export type CreateOrderResponse = CreateOrderResponses[keyof CreateOrderResponses];

export type SummarizeOrdersData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * comma-separated; draft, submitted, pending_approval, returned, approved, allocated, partly_shipped, shipped, received, closed, rejected, recalled, cancelled, expired
     */
    status?: string;
    region_id?: string;
    buyer_id?: string;
    /**
     * number, partner or product
     */
    q?: string;
    created_from?: string;
    /**
     * inclusive
     */
    created_to?: string;
    payable_from?: string;
    payable_to?: string;
    exception?: string;
    awaiting_me?: 'true' | 'false';
    waiting_stock?: 'true' | 'false';
    /**
     * with stock allocated in a warehouse one works in
     */
    to_ship?: 'true' | 'false';
    /**
     * with a shipment on its way
     */
    in_transit?: 'true' | 'false';
  };
  url: '/api/v1/orders/summary';
};

export type SummarizeOrdersErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SummarizeOrdersError = SummarizeOrdersErrors[keyof SummarizeOrdersErrors];

export type SummarizeOrdersResponses = {
  /**
   * Default Response
   */
  200: Summary;
};

export type SummarizeOrdersResponse = SummarizeOrdersResponses[keyof SummarizeOrdersResponses];

export type DeleteOrderData = {
  body?: never;
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}';
};

export type DeleteOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DeleteOrderError = DeleteOrderErrors[keyof DeleteOrderErrors];

export type DeleteOrderResponses = {
  /**
   * Default Response
   */
  204: void;
};

export type DeleteOrderResponse = DeleteOrderResponses[keyof DeleteOrderResponses];

export type GetOrderData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}';
};

export type GetOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetOrderError = GetOrderErrors[keyof GetOrderErrors];

export type GetOrderResponses = {
  /**
   * Default Response
   */
  200: Order;
};

export type GetOrderResponse = GetOrderResponses[keyof GetOrderResponses];

export type UpdateOrderData = {
  body: {
    /**
     * must be the contract currency when given
     */
    currency?: string;
    lines?: Array<{
      sku_code: string;
      quantity: string;
      unit?: string;
    }>;
    offsets?: Array<{
      kind: 'prepaid' | 'credit_note' | 'rebate';
      reference_id?: string;
      amount: string;
    }>;
    ship_to?: string;
    requested_date?: string;
    note?: string;
    custom?: {
      [key: string]: unknown;
    };
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}';
};

export type UpdateOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateOrderError = UpdateOrderErrors[keyof UpdateOrderErrors];

export type UpdateOrderResponses = {
  /**
   * Default Response
   */
  200: OrderState;
};

export type UpdateOrderResponse = UpdateOrderResponses[keyof UpdateOrderResponses];

export type GetDealerStatementData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    /**
     * the first day of the third month back when absent
     */
    from?: string;
    /**
     * inclusive; today when absent
     */
    to?: string;
    /**
     * the company's currency when absent
     */
    currency?: string;
  };
  url: '/api/v1/dealers/{id}/statement';
};

export type GetDealerStatementErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetDealerStatementError = GetDealerStatementErrors[keyof GetDealerStatementErrors];

export type GetDealerStatementResponses = {
  /**
   * Default Response
   */
  200: Statement;
};

export type GetDealerStatementResponse = GetDealerStatementResponses[keyof GetDealerStatementResponses];

export type ExportDealerStatementData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    /**
     * the first day of the third month back when absent
     */
    from?: string;
    /**
     * inclusive; today when absent
     */
    to?: string;
    /**
     * the company's currency when absent
     */
    currency?: string;
    format?: 'xlsx' | 'csv';
  };
  url: '/api/v1/dealers/{id}/statement/export';
};

export type ExportDealerStatementErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ExportDealerStatementError = ExportDealerStatementErrors[keyof ExportDealerStatementErrors];

export type ExportDealerStatementResponses = {
  /**
   * The file.
   */
  200: Blob | File;
};

export type ExportDealerStatementResponse = ExportDealerStatementResponses[keyof ExportDealerStatementResponses];

export type GetInvoiceData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/invoices/{id}';
};

export type GetInvoiceErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetInvoiceError = GetInvoiceErrors[keyof GetInvoiceErrors];

export type GetInvoiceResponses = {
  /**
   * Default Response
   */
  200: InvoiceDetail;
};

export type GetInvoiceResponse = GetInvoiceResponses[keyof GetInvoiceResponses];

export type GetAgingData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * partner
     */
    q?: string;
    /**
     * the company's currency when absent
     */
    currency?: string;
  };
  url: '/api/v1/receivables/aging';
};

export type GetAgingErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetAgingError = GetAgingErrors[keyof GetAgingErrors];

export type GetAgingResponses = {
  /**
   * Default Response
   */
  200: Aging;
};

export type GetAgingResponse = GetAgingResponses[keyof GetAgingResponses];

export type ListCreditNotesData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    buyer_id?: string;
    /**
     * with something left
     */
    open?: 'true' | 'false';
    /**
     * number or partner
     */
    q?: string;
  };
  url: '/api/v1/credit_notes';
};

export type ListCreditNotesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListCreditNotesError = ListCreditNotesErrors[keyof ListCreditNotesErrors];

export type ListCreditNotesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<CreditNote>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListCreditNotesResponse = ListCreditNotesResponses[keyof ListCreditNotesResponses];

export type ListPaymentsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    buyer_id?: string;
    date_from?: string;
    /**
     * inclusive
     */
    date_to?: string;
    /**
     * number, bank reference or partner
     */
    q?: string;
  };
  url: '/api/v1/payments';
};

export type ListPaymentsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListPaymentsError = ListPaymentsErrors[keyof ListPaymentsErrors];

export type ListPaymentsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Payment>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListPaymentsResponse = ListPaymentsResponses[keyof ListPaymentsResponses];

export type RecordPaymentData = {
  body: {
    buyer_id: string;
    amount: MoneyInput;
    /**
     * the bank's own reference; money is recorded once under each
     */
    bank_reference?: string | null;
    /**
     * the day the money came in
     */
    business_date: string;
    method?: 'bank_transfer' | 'bill' | 'cash' | 'other';
    note?: string;
    /**
     * exactly these invoices, the rest is prepaid; absent: the oldest due first
     */
    allocations?: Array<{
      invoice_id: string;
      amount: string;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/payments';
};

export type RecordPaymentErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RecordPaymentError = RecordPaymentErrors[keyof RecordPaymentErrors];

export type RecordPaymentResponses = {
  /**
   * Default Response
   */
  201: Payment;
};

export type RecordPaymentResponse = RecordPaymentResponses[keyof RecordPaymentResponses];

export type GetPaymentData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/payments/{id}';
};

export type GetPaymentErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetPaymentError = GetPaymentErrors[keyof GetPaymentErrors];

export type GetPaymentResponses = {
  /**
   * Default Response
   */
  200: Payment;
};

export type GetPaymentResponse = GetPaymentResponses[keyof GetPaymentResponses];

export type ListInvoicesData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    buyer_id?: string;
    order_id?: string;
    open?: 'true' | 'false';
    overdue?: 'true' | 'false';
    /**
     * number, order or partner
     */
    q?: string;
  };
  url: '/api/v1/invoices';
};

export type ListInvoicesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListInvoicesError = ListInvoicesErrors[keyof ListInvoicesErrors];

export type ListInvoicesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<InvoiceRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListInvoicesResponse = ListInvoicesResponses[keyof ListInvoicesResponses];

export type WriteOffInvoiceData = {
  body: {
    reason: string;
    /**
     * all that is open when absent
     */
    amount?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/invoices/{id}/write_off';
};

export type WriteOffInvoiceErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type WriteOffInvoiceError = WriteOffInvoiceErrors[keyof WriteOffInvoiceErrors];

export type WriteOffInvoiceResponses = {
  /**
   * Default Response
   */
  200: InvoiceRow;
};

export type WriteOffInvoiceResponse = WriteOffInvoiceResponses[keyof WriteOffInvoiceResponses];

export type ListReturnsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    /**
     * comma-separated
     */
    status?: string;
    buyer_id?: string;
    order_id?: string;
    /**
     * number or partner
     */
    q?: string;
  };
  url: '/api/v1/returns';
};

export type ListReturnsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListReturnsError = ListReturnsErrors[keyof ListReturnsErrors];

export type ListReturnsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<ReturnRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListReturnsResponse = ListReturnsResponses[keyof ListReturnsResponses];

export type CreateReturnData = {
  body: {
    order_id?: string;
    /**
     * without an original order
     */
    buyer_id?: string;
    /**
     * where the goods go; may be named at receipt
     */
    warehouse_id?: string;
    reason: string;
    note?: string;
    lines: Array<{
      /**
       * with an original order
       */
      order_line_id?: string;
      /**
       * without an original order
       */
      sku_code?: string;
      quantity: string;
      condition?: 'good' | 'damaged' | 'expired';
      /**
       * tax included, without an original order only; the partner's current price when absent
       */
      unit_price?: string;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/returns';
};

export type CreateReturnErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateReturnError = CreateReturnErrors[keyof CreateReturnErrors];

export type CreateReturnResponses = {
  /**
   * Default Response
   */
  201: ReturnState;
};

export type CreateReturnResponse = CreateReturnResponses[keyof CreateReturnResponses];

export type GetReturnData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}';
};

export type GetReturnErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetReturnError = GetReturnErrors[keyof GetReturnErrors];

export type GetReturnResponses = {
  /**
   * Default Response
   */
  200: Return;
};

export type GetReturnResponse = GetReturnResponses[keyof GetReturnResponses];

export type UpdateReturnData = {
  body: {
    warehouse_id?: string | null;
    reason?: string;
    note?: string;
    lines?: Array<{
      /**
       * with an original order
       */
      order_line_id?: string;
      /**
       * without an original order
       */
      sku_code?: string;
      quantity: string;
      condition?: 'good' | 'damaged' | 'expired';
      /**
       * tax included, without an original order only; the partner's current price when absent
       */
      unit_price?: string;
    }>;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}';
};

export type UpdateReturnErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateReturnError = UpdateReturnErrors[keyof UpdateReturnErrors];

export type UpdateReturnResponses = {
  /**
   * Default Response
   */
  200: ReturnState;
};

export type UpdateReturnResponse = UpdateReturnResponses[keyof UpdateReturnResponses];

export type SubmitReturnData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}/submit';
};

export type SubmitReturnErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SubmitReturnError = SubmitReturnErrors[keyof SubmitReturnErrors];

export type SubmitReturnResponses = {
  /**
   * Default Response
   */
  200: ReturnState;
  /**
   * Default Response
   */
  202: ReturnState;
};

export type SubmitReturnResponse = SubmitReturnResponses[keyof SubmitReturnResponses];

export type CancelReturnData = {
  body: {
    reason: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}/cancel';
};

export type CancelReturnErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CancelReturnError = CancelReturnErrors[keyof CancelReturnErrors];

export type CancelReturnResponses = {
  /**
   * Default Response
   */
  200: ReturnState;
  /**
   * Default Response
   */
  202: ReturnState;
};

export type CancelReturnResponse = CancelReturnResponses[keyof CancelReturnResponses];

export type ReceiveReturnData = {
  body: {
    /**
     * the warehouse the return names when absent
     */
    warehouse_id?: string;
    note?: string;
    lines?: Array<{
      return_line_id: string;
      received_quantity: string;
      condition?: 'good' | 'damaged' | 'expired';
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}/receive';
};

export type ReceiveReturnErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ReceiveReturnError = ReceiveReturnErrors[keyof ReceiveReturnErrors];

export type ReceiveReturnResponses = {
  /**
   * Default Response
   */
  200: ReturnState;
  /**
   * Default Response
   */
  202: ReturnState;
};

export type ReceiveReturnResponse = ReceiveReturnResponses[keyof ReceiveReturnResponses];

export type ListOrderCommentsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/comments';
};

export type ListOrderCommentsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListOrderCommentsError = ListOrderCommentsErrors[keyof ListOrderCommentsErrors];

export type ListOrderCommentsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Comment>;
    /**
     * there are older ones than shown
     */
    more: boolean;
  };
};

export type ListOrderCommentsResponse = ListOrderCommentsResponses[keyof ListOrderCommentsResponses];

export type CommentOrderData = {
  body: {
    body: string;
    /**
     * people of `mentionable` who are told
     */
    mention_ids?: Array<string>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/comments';
};

export type CommentOrderErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CommentOrderError = CommentOrderErrors[keyof CommentOrderErrors];

export type CommentOrderResponses = {
  /**
   * Default Response
   */
  201: {
    id: string;
  };
};

export type CommentOrderResponse = CommentOrderResponses[keyof CommentOrderResponses];

export type ListOrderMentionableData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/orders/{id}/mentionable';
};

export type ListOrderMentionableErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListOrderMentionableError = ListOrderMentionableErrors[keyof ListOrderMentionableErrors];

export type ListOrderMentionableResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<PersonRef>;
  };
};

export type ListOrderMentionableResponse = ListOrderMentionableResponses[keyof ListOrderMentionableResponses];

export type ListReturnCommentsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}/comments';
};

export type ListReturnCommentsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListReturnCommentsError = ListReturnCommentsErrors[keyof ListReturnCommentsErrors];

export type ListReturnCommentsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Comment>;
    /**
     * there are older ones than shown
     */
    more: boolean;
  };
};

export type ListReturnCommentsResponse = ListReturnCommentsResponses[keyof ListReturnCommentsResponses];

export type CommentReturnData = {
  body: {
    body: string;
    /**
     * people of `mentionable` who are told
     */
    mention_ids?: Array<string>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}/comments';
};

export type CommentReturnErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CommentReturnError = CommentReturnErrors[keyof CommentReturnErrors];

export type CommentReturnResponses = {
  /**
   * Default Response
   */
  201: {
    id: string;
  };
};

export type CommentReturnResponse = CommentReturnResponses[keyof CommentReturnResponses];

export type ListReturnMentionableData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/returns/{id}/mentionable';
};

export type ListReturnMentionableErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListReturnMentionableError = ListReturnMentionableErrors[keyof ListReturnMentionableErrors];

export type ListReturnMentionableResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<PersonRef>;
  };
};

export type ListReturnMentionableResponse = ListReturnMentionableResponses[keyof ListReturnMentionableResponses];

export type ListApprovalsData = {
  body?: never;
  path?: never;
  query?: {
    view?: 'todo' | 'done' | 'mine' | 'cc';
    document_type?: string;
    /**
     * only what is past its due time
     */
    overdue?: 'true';
    /**
     * only where this check raised an exception
     */
    exception?: string;
    /**
     * part of the number, or of the name of partner or requester
     */
    q?: string;
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/approvals';
};

export type ListApprovalsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListApprovalsError = ListApprovalsErrors[keyof ListApprovalsErrors];

export type ListApprovalsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<InboxRow>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListApprovalsResponse = ListApprovalsResponses[keyof ListApprovalsResponses];

export type CountApprovalsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/approvals/counts';
};

export type CountApprovalsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CountApprovalsError = CountApprovalsErrors[keyof CountApprovalsErrors];

export type CountApprovalsResponses = {
  /**
   * Default Response
   */
  200: {
    todo: number;
    done: number;
    mine: number;
    cc: number;
  };
};

export type CountApprovalsResponse = CountApprovalsResponses[keyof CountApprovalsResponses];

export type GetApprovalData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}';
};

export type GetApprovalErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetApprovalError = GetApprovalErrors[keyof GetApprovalErrors];

export type GetApprovalResponses = {
  /**
   * Default Response
   */
  200: Approval;
};

export type GetApprovalResponse = GetApprovalResponses[keyof GetApprovalResponses];

export type ApproveApprovalData = {
  body: {
    comment?: string;
    changes?: Array<{
      line_id: string;
      quantity: string;
      reason: string;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}/approve';
};

export type ApproveApprovalErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ApproveApprovalError = ApproveApprovalErrors[keyof ApproveApprovalErrors];

export type ApproveApprovalResponses = {
  /**
   * Default Response
   */
  200: DecisionResult;
  /**
   * Default Response
   */
  202: DecisionResult;
};

export type ApproveApprovalResponse = ApproveApprovalResponses[keyof ApproveApprovalResponses];

export type RejectApprovalData = {
  body: {
    comment: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}/reject';
};

export type RejectApprovalErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RejectApprovalError = RejectApprovalErrors[keyof RejectApprovalErrors];

export type RejectApprovalResponses = {
  /**
   * Default Response
   */
  200: DecisionResult;
  /**
   * Default Response
   */
  202: DecisionResult;
};

export type RejectApprovalResponse = RejectApprovalResponses[keyof RejectApprovalResponses];

export type SendBackApprovalData = {
  body: {
    comment: string;
    /**
     * 0: the requester
     */
    to_tier: number;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}/send_back';
};

export type SendBackApprovalErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SendBackApprovalError = SendBackApprovalErrors[keyof SendBackApprovalErrors];

export type SendBackApprovalResponses = {
  /**
   * Default Response
   */
  200: DecisionResult;
  /**
   * Default Response
   */
  202: DecisionResult;
};

export type SendBackApprovalResponse = SendBackApprovalResponses[keyof SendBackApprovalResponses];

export type TransferApprovalData = {
  body: {
    to_user_id: string;
    comment?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}/transfer';
};

export type TransferApprovalErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type TransferApprovalError = TransferApprovalErrors[keyof TransferApprovalErrors];

export type TransferApprovalResponses = {
  /**
   * Default Response
   */
  200: DecisionResult;
  /**
   * Default Response
   */
  202: DecisionResult;
};

export type TransferApprovalResponse = TransferApprovalResponses[keyof TransferApprovalResponses];

export type AddApproverData = {
  body: {
    to_user_id: string;
    comment?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}/add';
};

export type AddApproverErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type AddApproverError = AddApproverErrors[keyof AddApproverErrors];

export type AddApproverResponses = {
  /**
   * Default Response
   */
  200: DecisionResult;
  /**
   * Default Response
   */
  202: DecisionResult;
};

export type AddApproverResponse = AddApproverResponses[keyof AddApproverResponses];

export type RecallApprovalData = {
  body: {
    comment?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}/recall';
};

export type RecallApprovalErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RecallApprovalError = RecallApprovalErrors[keyof RecallApprovalErrors];

export type RecallApprovalResponses = {
  /**
   * Default Response
   */
  200: DecisionResult;
  /**
   * Default Response
   */
  202: DecisionResult;
};

export type RecallApprovalResponse = RecallApprovalResponses[keyof RecallApprovalResponses];

export type RemindApprovalData = {
  body: {
    comment?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approvals/{id}/remind';
};

export type RemindApprovalErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RemindApprovalError = RemindApprovalErrors[keyof RemindApprovalErrors];

export type RemindApprovalResponses = {
  /**
   * Default Response
   */
  200: DecisionResult;
  /**
   * Default Response
   */
  202: DecisionResult;
};

export type RemindApprovalResponse = RemindApprovalResponses[keyof RemindApprovalResponses];

export type DecideApprovalsData = {
  body: {
    action: 'approve' | 'reject';
    comment?: string;
    items: Array<{
      approval_id: string;
      version: number;
    }>;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/approvals/bulk';
};

export type DecideApprovalsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DecideApprovalsError = DecideApprovalsErrors[keyof DecideApprovalsErrors];

export type DecideApprovalsResponses = {
  /**
   * Default Response
   */
  202: {
    operation_id: string;
  };
};

export type DecideApprovalsResponse = DecideApprovalsResponses[keyof DecideApprovalsResponses];

export type ListDelegationsData = {
  body?: never;
  path?: never;
  query?: {
    all?: 'true';
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/delegations';
};

export type ListDelegationsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListDelegationsError = ListDelegationsErrors[keyof ListDelegationsErrors];

export type ListDelegationsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Delegation>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListDelegationsResponse = ListDelegationsResponses[keyof ListDelegationsResponses];

export type CreateDelegationData = {
  body: {
    /**
     * whose absence; only administrators name somebody else
     */
    user_id?: string;
    delegate_id: string;
    valid_from: string;
    valid_to: string;
    document_types?: Array<string>;
    reason?: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/delegations';
};

export type CreateDelegationErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateDelegationError = CreateDelegationErrors[keyof CreateDelegationErrors];

export type CreateDelegationResponses = {
  /**
   * Default Response
   */
  201: {
    id: string;
  };
};

export type CreateDelegationResponse = CreateDelegationResponses[keyof CreateDelegationResponses];

export type RevokeDelegationData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/delegations/{id}/revoke';
};

export type RevokeDelegationErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RevokeDelegationError = RevokeDelegationErrors[keyof RevokeDelegationErrors];

export type RevokeDelegationResponses = {
  /**
   * Default Response
   */
  200: {
    id: string;
  };
};

export type RevokeDelegationResponse = RevokeDelegationResponses[keyof RevokeDelegationResponses];

export type ListApprovalPolicyDraftsData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/approval_policy_drafts';
};

export type ListApprovalPolicyDraftsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListApprovalPolicyDraftsError = ListApprovalPolicyDraftsErrors[keyof ListApprovalPolicyDraftsErrors];

export type ListApprovalPolicyDraftsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<ApprovalPolicyDraft>;
  };
};

export type ListApprovalPolicyDraftsResponse =
  ListApprovalPolicyDraftsResponses[keyof ListApprovalPolicyDraftsResponses];

export type DiscardApprovalPolicyDraftData = {
  body?: never;
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    document_type: string;
  };
  query?: never;
  url: '/api/v1/approval_policy_drafts/{document_type}';
};

export type DiscardApprovalPolicyDraftErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DiscardApprovalPolicyDraftError = DiscardApprovalPolicyDraftErrors[keyof DiscardApprovalPolicyDraftErrors];

export type DiscardApprovalPolicyDraftResponses = {
  /**
   * Default Response
   */
  200: {
    document_type: string;
    version: number;
  };
};

export type DiscardApprovalPolicyDraftResponse =
  DiscardApprovalPolicyDraftResponses[keyof DiscardApprovalPolicyDraftResponses];

export type SaveApprovalPolicyDraftData = {
  body: {
    /**
     * version this draft follows; 0 for the first
     */
    based_on: number;
    rules: {
      tiers: Array<{
        name: string;
        name_en: string;
        when: {
          amount_from?: string;
          amount_below?: string;
          exceptions?: Array<string>;
          regions?: Array<string>;
          brands?: Array<string>;
          always?: boolean;
        };
        decider:
          | {
              by: 'role';
              role: string;
              same_region?: boolean;
            }
          | {
              by: 'user';
              user_ids: Array<string>;
            }
          | {
              by: 'position';
              position: 'line_manager' | 'unit_manager' | 'dealer_sales_rep';
            };
        mode?: 'any' | 'all';
        finance?: boolean;
        due_hours?: number;
        remind_every_hours?: number;
        escalate_to_role: string;
        escalate_after_hours?: number;
      }>;
      same_person_once?: boolean;
      expire_after_hours?: number;
      cc_roles?: Array<string>;
    };
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    document_type: string;
  };
  query?: never;
  url: '/api/v1/approval_policy_drafts/{document_type}';
};

export type SaveApprovalPolicyDraftErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SaveApprovalPolicyDraftError = SaveApprovalPolicyDraftErrors[keyof SaveApprovalPolicyDraftErrors];

export type SaveApprovalPolicyDraftResponses = {
  /**
   * Default Response
   */
  200: {
    document_type: string;
    version: number;
  };
};

export type SaveApprovalPolicyDraftResponse = SaveApprovalPolicyDraftResponses[keyof SaveApprovalPolicyDraftResponses];

export type ListApprovalPoliciesData = {
  body?: never;
  path?: never;
  query?: {
    document_type?: string;
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/approval_policies';
};

export type ListApprovalPoliciesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListApprovalPoliciesError = ListApprovalPoliciesErrors[keyof ListApprovalPoliciesErrors];

export type ListApprovalPoliciesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<ApprovalPolicy>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListApprovalPoliciesResponse = ListApprovalPoliciesResponses[keyof ListApprovalPoliciesResponses];

export type PublishApprovalPolicyData = {
  body: {
    document_type: string;
    /**
     * version this one follows; 0 for the first
     */
    based_on: number;
    /**
     * now when absent
     */
    valid_from?: string;
    rules: {
      tiers: Array<{
        name: string;
        name_en: string;
        when: {
          amount_from?: string;
          amount_below?: string;
          exceptions?: Array<string>;
          regions?: Array<string>;
          brands?: Array<string>;
          always?: boolean;
        };
        decider:
          | {
              by: 'role';
              role: string;
              same_region?: boolean;
            }
          | {
              by: 'user';
              user_ids: Array<string>;
            }
          | {
              by: 'position';
              position: 'line_manager' | 'unit_manager' | 'dealer_sales_rep';
            };
        mode?: 'any' | 'all';
        finance?: boolean;
        due_hours?: number;
        remind_every_hours?: number;
        escalate_to_role: string;
        escalate_after_hours?: number;
      }>;
      same_person_once?: boolean;
      expire_after_hours?: number;
      cc_roles?: Array<string>;
    };
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/approval_policies';
};

export type PublishApprovalPolicyErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type PublishApprovalPolicyError = PublishApprovalPolicyErrors[keyof PublishApprovalPolicyErrors];

export type PublishApprovalPolicyResponses = {
  /**
   * Default Response
   */
  201: {
    id: string;
    version: number;
  };
};

export type PublishApprovalPolicyResponse = PublishApprovalPolicyResponses[keyof PublishApprovalPolicyResponses];

export type GetApprovalPolicyData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/approval_policies/{id}';
};

export type GetApprovalPolicyErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetApprovalPolicyError = GetApprovalPolicyErrors[keyof GetApprovalPolicyErrors];

export type GetApprovalPolicyResponses = {
  /**
   * Default Response
   */
  200: ApprovalPolicy;
};

export type GetApprovalPolicyResponse = GetApprovalPolicyResponses[keyof GetApprovalPolicyResponses];

export type PreviewApprovalPolicyData = {
  body: {
    document_type: string;
    /**
     * a draft; the policy in force when absent
     */
    rules?: {
      tiers: Array<{
        name: string;
        name_en: string;
        when: {
          amount_from?: string;
          amount_below?: string;
          exceptions?: Array<string>;
          regions?: Array<string>;
          brands?: Array<string>;
          always?: boolean;
        };
        decider:
          | {
              by: 'role';
              role: string;
              same_region?: boolean;
            }
          | {
              by: 'user';
              user_ids: Array<string>;
            }
          | {
              by: 'position';
              position: 'line_manager' | 'unit_manager' | 'dealer_sales_rep';
            };
        mode?: 'any' | 'all';
        finance?: boolean;
        due_hours?: number;
        remind_every_hours?: number;
        escalate_to_role: string;
        escalate_after_hours?: number;
      }>;
      same_person_once?: boolean;
      expire_after_hours?: number;
      cc_roles?: Array<string>;
    };
    /**
     * takes amount, exceptions, region, partner, brands and requester from that document
     */
    document_number?: string;
    /**
     * needed without a document
     */
    amount?: string;
    exceptions?: Array<string>;
    region_id?: string;
    party_id?: string;
    brand_ids?: Array<string>;
    /**
     * needed without a document
     */
    requester_id?: string;
    beneficiary_ids?: Array<string>;
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/approval_policies/preview';
};

export type PreviewApprovalPolicyErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type PreviewApprovalPolicyError = PreviewApprovalPolicyErrors[keyof PreviewApprovalPolicyErrors];

export type PreviewApprovalPolicyResponses = {
  /**
   * Default Response
   */
  200: {
    /**
     * uncovered: exceptions that no tier covers, the document is refused; nobody: a tier without a person
     */
    outcome: 'asked' | 'not_needed' | 'uncovered' | 'nobody';
    facts: {
      amount: string;
      exceptions: Array<string>;
      region_id: string | null;
      requester: PersonRef | null;
    };
    tiers: Array<{
      tier: number;
      /**
       * place among the policy's tiers, from 1
       */
      rule: number;
      name: string;
      name_en: string;
      mode: 'any' | 'all';
      escalated: boolean;
      deciders: Array<{
        person: PersonRef;
        on_behalf_of: PersonRef | null;
        chosen_by:
          'role' | 'role_in_region' | 'named' | 'line_manager' | 'unit_manager' | 'dealer_sales_rep' | 'escalation';
        role: string | null;
      }>;
      excluded: Array<{
        person: PersonRef;
        reason: string;
      }>;
    }>;
    not_asked: Array<{
      rule: number;
      name: string;
      name_en: string;
    }>;
  };
};

export type PreviewApprovalPolicyResponse = PreviewApprovalPolicyResponses[keyof PreviewApprovalPolicyResponses];

export type ListLedgerAccountsData = {
  body?: never;
  path?: never;
  query?: {
    book?: string;
    purpose?: string;
    /**
     * part of the name of the partner
     */
    q?: string;
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/ledger/accounts';
};

export type ListLedgerAccountsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListLedgerAccountsError = ListLedgerAccountsErrors[keyof ListLedgerAccountsErrors];

export type ListLedgerAccountsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<LedgerAccount>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListLedgerAccountsResponse = ListLedgerAccountsResponses[keyof ListLedgerAccountsResponses];

export type GetLedgerAccountData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/ledger/accounts/{id}';
};

export type GetLedgerAccountErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetLedgerAccountError = GetLedgerAccountErrors[keyof GetLedgerAccountErrors];

export type GetLedgerAccountResponses = {
  /**
   * Default Response
   */
  200: LedgerAccountTotals;
};

export type GetLedgerAccountResponse = GetLedgerAccountResponses[keyof GetLedgerAccountResponses];

export type ListAccountPostingsData = {
  body?: never;
  path: {
    id: string;
  };
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/ledger/accounts/{id}/postings';
};

export type ListAccountPostingsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListAccountPostingsError = ListAccountPostingsErrors[keyof ListAccountPostingsErrors];

export type ListAccountPostingsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<AccountPosting>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListAccountPostingsResponse = ListAccountPostingsResponses[keyof ListAccountPostingsResponses];

export type GetLedgerTransferData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/ledger/transfers/{id}';
};

export type GetLedgerTransferErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetLedgerTransferError = GetLedgerTransferErrors[keyof GetLedgerTransferErrors];

export type GetLedgerTransferResponses = {
  /**
   * Default Response
   */
  200: LedgerTransfer;
};

export type GetLedgerTransferResponse = GetLedgerTransferResponses[keyof GetLedgerTransferResponses];

export type OpenFigureData = {
  body?: never;
  path: {
    /**
     * order, order_line, invoice, shipment, return, payment, credit_note
     */
    document_type: string;
    document_id: string;
    figure: string;
  };
  query?: never;
  url: '/api/v1/figures/{document_type}/{document_id}/{figure}';
};

export type OpenFigureErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type OpenFigureError = OpenFigureErrors[keyof OpenFigureErrors];

export type OpenFigureResponses = {
  /**
   * Default Response
   */
  200: Figure;
};

export type OpenFigureResponse = OpenFigureResponses[keyof OpenFigureResponses];

export type GetDossierData = {
  body?: never;
  path: {
    type: 'order' | 'shipment' | 'receipt' | 'invoice' | 'payment' | 'return' | 'credit_note';
    id: string;
  };
  query?: never;
  url: '/api/v1/audit_documents/{type}/{id}';
};

export type GetDossierErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetDossierError = GetDossierErrors[keyof GetDossierErrors];

export type GetDossierResponses = {
  /**
   * Default Response
   */
  200: Dossier;
};

export type GetDossierResponse = GetDossierResponses[keyof GetDossierResponses];

export type DownloadWorkflowHistoryData = {
  body?: never;
  path: {
    workflow_id: string;
  };
  query?: never;
  url: '/api/v1/workflow_histories/{workflow_id}/content';
};

export type DownloadWorkflowHistoryErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DownloadWorkflowHistoryError = DownloadWorkflowHistoryErrors[keyof DownloadWorkflowHistoryErrors];

export type DownloadWorkflowHistoryResponses = {
  /**
   * The history.
   */
  200: {
    events?: Array<unknown>;
  };
};

export type DownloadWorkflowHistoryResponse = DownloadWorkflowHistoryResponses[keyof DownloadWorkflowHistoryResponses];

export type ListAuditEventsData = {
  body?: never;
  path?: never;
  query?: {
    actor_id?: string;
    action?: string;
    object_type?: string;
    object_id?: string;
    outcome?: 'done' | 'refused';
    code?: string;
    request_id?: string;
    /**
     * inclusive
     */
    from?: string;
    /**
     * exclusive
     */
    to?: string;
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/audit_events';
};

export type ListAuditEventsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListAuditEventsError = ListAuditEventsErrors[keyof ListAuditEventsErrors];

export type ListAuditEventsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<AuditEvent>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListAuditEventsResponse = ListAuditEventsResponses[keyof ListAuditEventsResponses];

export type GetWorkflowHistoryData = {
  body?: never;
  path: {
    workflow_id: string;
  };
  query?: {
    raw?: 'true' | 'false';
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/workflow_histories/{workflow_id}';
};

export type GetWorkflowHistoryErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetWorkflowHistoryError = GetWorkflowHistoryErrors[keyof GetWorkflowHistoryErrors];

export type GetWorkflowHistoryResponses = {
  /**
   * Default Response
   */
  200: WorkflowHistory;
};

export type GetWorkflowHistoryResponse = GetWorkflowHistoryResponses[keyof GetWorkflowHistoryResponses];

export type SearchData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * beginning of a number, part of a name, an amount (1,200.00), a range (1000..2000), a day or a month
     */
    q?: string;
    kind?:
      | 'order'
      | 'shipment'
      | 'receipt'
      | 'invoice'
      | 'payment'
      | 'return'
      | 'credit_note'
      | 'contract'
      | 'partner'
      | 'person';
    amount_from?: string;
    amount_to?: string;
    date_from?: string;
    date_to?: string;
    /**
     * hits of each kind
     */
    limit?: number;
  };
  url: '/api/v1/search';
};

export type SearchErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SearchError = SearchErrors[keyof SearchErrors];

export type SearchResponses = {
  /**
   * Default Response
   */
  200: SearchResult;
};

export type SearchResponse = SearchResponses[keyof SearchResponses];

export type ListApiKeysData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
    owner_id?: string;
  };
  url: '/api/v1/api_keys';
};

export type ListApiKeysErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListApiKeysError = ListApiKeysErrors[keyof ListApiKeysErrors];

export type ListApiKeysResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<ApiKey>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListApiKeysResponse = ListApiKeysResponses[keyof ListApiKeysResponses];

export type CreateApiKeyData = {
  body: {
    /**
     * what the key is for
     */
    name: string;
    /**
     * the person in whose name it acts; it never may more than they
     */
    owner_id: string;
    /**
     * `<subject>:read` or `<subject>:write`
     */
    scopes: Array<string>;
    /**
     * at most 366 days ahead
     */
    expires_at: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/api_keys';
};

export type CreateApiKeyErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateApiKeyError = CreateApiKeyErrors[keyof CreateApiKeyErrors];

export type CreateApiKeyResponses = {
  /**
   * Default Response
   */
  201: NewApiKey;
};

export type CreateApiKeyResponse = CreateApiKeyResponses[keyof CreateApiKeyResponses];

export type RevokeApiKeyData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/api_keys/{id}/revoke';
};

export type RevokeApiKeyErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RevokeApiKeyError = RevokeApiKeyErrors[keyof RevokeApiKeyErrors];

export type RevokeApiKeyResponses = {
  /**
   * Default Response
   */
  200: ApiKey;
};

export type RevokeApiKeyResponse = RevokeApiKeyResponses[keyof RevokeApiKeyResponses];

export type ListKeyScopesData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/users/{id}/key_scopes';
};

export type ListKeyScopesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListKeyScopesError = ListKeyScopesErrors[keyof ListKeyScopesErrors];

export type ListKeyScopesResponses = {
  /**
   * Default Response
   */
  200: KeyScopes;
};

export type ListKeyScopesResponse = ListKeyScopesResponses[keyof ListKeyScopesResponses];

export type ListWebhookEndpointsData = {
  body?: never;
  path?: never;
  query?: {
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/webhook_endpoints';
};

export type ListWebhookEndpointsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListWebhookEndpointsError = ListWebhookEndpointsErrors[keyof ListWebhookEndpointsErrors];

export type ListWebhookEndpointsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<WebhookEndpoint>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListWebhookEndpointsResponse = ListWebhookEndpointsResponses[keyof ListWebhookEndpointsResponses];

export type CreateWebhookEndpointData = {
  body: {
    /**
     * https, with a public address
     */
    url: string;
    description?: string;
    event_types: Array<
      | 'order.submitted'
      | 'order.approved'
      | 'order.lowered'
      | 'order.allocated'
      | 'order.shipped'
      | 'order.received'
      | 'order.invoiced'
      | 'order.paid'
      | 'order.written_off'
      | 'order.returned_goods'
      | 'order.closed'
      | 'order.cancelled'
      | 'order.remainder_cancelled'
      | 'order.rejected'
      | 'order.returned'
      | 'order.recalled'
      | 'order.expired'
      | 'payment.recorded'
      | 'return.created'
      | 'return.submitted'
      | 'return.approved'
      | 'return.credited'
      | 'return.rejected'
      | 'return.returned'
      | 'return.recalled'
      | 'return.cancelled'
      | 'return.expired'
      | 'approval.opened'
      | 'approval.approved'
      | 'approval.rejected'
      | 'approval.sent_back'
      | 'approval.transferred'
      | 'approval.added'
      | 'approval.escalated'
      | 'approval.recalled'
      | 'approval.expired'
    >;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/webhook_endpoints';
};

export type CreateWebhookEndpointErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateWebhookEndpointError = CreateWebhookEndpointErrors[keyof CreateWebhookEndpointErrors];

export type CreateWebhookEndpointResponses = {
  /**
   * Default Response
   */
  201: WebhookEndpointSecret;
};

export type CreateWebhookEndpointResponse = CreateWebhookEndpointResponses[keyof CreateWebhookEndpointResponses];

export type GetWebhookEndpointData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/webhook_endpoints/{id}';
};

export type GetWebhookEndpointErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetWebhookEndpointError = GetWebhookEndpointErrors[keyof GetWebhookEndpointErrors];

export type GetWebhookEndpointResponses = {
  /**
   * Default Response
   */
  200: WebhookEndpoint;
};

export type GetWebhookEndpointResponse = GetWebhookEndpointResponses[keyof GetWebhookEndpointResponses];

export type UpdateWebhookEndpointData = {
  body: {
    url?: string;
    description?: string;
    event_types?: Array<
      | 'order.submitted'
      | 'order.approved'
      | 'order.lowered'
      | 'order.allocated'
      | 'order.shipped'
      | 'order.received'
      | 'order.invoiced'
      | 'order.paid'
      | 'order.written_off'
      | 'order.returned_goods'
      | 'order.closed'
      | 'order.cancelled'
      | 'order.remainder_cancelled'
      | 'order.rejected'
      | 'order.returned'
      | 'order.recalled'
      | 'order.expired'
      | 'payment.recorded'
      | 'return.created'
      | 'return.submitted'
      | 'return.approved'
      | 'return.credited'
      | 'return.rejected'
      | 'return.returned'
      | 'return.recalled'
      | 'return.cancelled'
      | 'return.expired'
      | 'approval.opened'
      | 'approval.approved'
      | 'approval.rejected'
      | 'approval.sent_back'
      | 'approval.transferred'
      | 'approval.added'
      | 'approval.escalated'
      | 'approval.recalled'
      | 'approval.expired'
    >;
    status?: 'active' | 'disabled';
  };
  headers?: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * quoted version, as in the ETag
     */
    'if-match'?: string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/webhook_endpoints/{id}';
};

export type UpdateWebhookEndpointErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UpdateWebhookEndpointError = UpdateWebhookEndpointErrors[keyof UpdateWebhookEndpointErrors];

export type UpdateWebhookEndpointResponses = {
  /**
   * Default Response
   */
  200: WebhookEndpoint;
};

export type UpdateWebhookEndpointResponse = UpdateWebhookEndpointResponses[keyof UpdateWebhookEndpointResponses];

export type RotateWebhookSecretData = {
  body: {
    /**
     * how long messages carry the old signature too
     */
    keep_old_hours?: number;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/webhook_endpoints/{id}/rotate_secret';
};

export type RotateWebhookSecretErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RotateWebhookSecretError = RotateWebhookSecretErrors[keyof RotateWebhookSecretErrors];

export type RotateWebhookSecretResponses = {
  /**
   * Default Response
   */
  200: WebhookEndpointSecret;
};

export type RotateWebhookSecretResponse = RotateWebhookSecretResponses[keyof RotateWebhookSecretResponses];

export type TestWebhookEndpointData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/webhook_endpoints/{id}/test';
};

export type TestWebhookEndpointErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type TestWebhookEndpointError = TestWebhookEndpointErrors[keyof TestWebhookEndpointErrors];

export type TestWebhookEndpointResponses = {
  /**
   * Default Response
   */
  202: WebhookMessage;
};

export type TestWebhookEndpointResponse = TestWebhookEndpointResponses[keyof TestWebhookEndpointResponses];

export type ListWebhookDeliveriesData = {
  body?: never;
  path?: never;
  query?: {
    endpoint_id?: string;
    status?: 'pending' | 'delivered' | 'failed';
    event_type?: string;
    limit?: number;
    cursor?: string;
  };
  url: '/api/v1/webhook_deliveries';
};

export type ListWebhookDeliveriesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListWebhookDeliveriesError = ListWebhookDeliveriesErrors[keyof ListWebhookDeliveriesErrors];

export type ListWebhookDeliveriesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<WebhookDelivery>;
    has_more: boolean;
    next_cursor: string | null;
    previous_cursor: string | null;
  };
};

export type ListWebhookDeliveriesResponse = ListWebhookDeliveriesResponses[keyof ListWebhookDeliveriesResponses];

export type GetWebhookDeliveryData = {
  body?: never;
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/webhook_deliveries/{id}';
};

export type GetWebhookDeliveryErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetWebhookDeliveryError = GetWebhookDeliveryErrors[keyof GetWebhookDeliveryErrors];

export type GetWebhookDeliveryResponses = {
  /**
   * Default Response
   */
  200: WebhookMessage;
};

export type GetWebhookDeliveryResponse = GetWebhookDeliveryResponses[keyof GetWebhookDeliveryResponses];

export type RedeliverWebhookData = {
  body: {
    [key: string]: never;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/webhook_deliveries/{id}/redeliver';
};

export type RedeliverWebhookErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RedeliverWebhookError = RedeliverWebhookErrors[keyof RedeliverWebhookErrors];

export type RedeliverWebhookResponses = {
  /**
   * Default Response
   */
  202: WebhookMessage;
};

export type RedeliverWebhookResponse = RedeliverWebhookResponses[keyof RedeliverWebhookResponses];

export type GetSystemHealthData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/system_health';
};

export type GetSystemHealthErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetSystemHealthError = GetSystemHealthErrors[keyof GetSystemHealthErrors];

export type GetSystemHealthResponses = {
  /**
   * Default Response
   */
  200: SystemHealth;
};

export type GetSystemHealthResponse = GetSystemHealthResponses[keyof GetSystemHealthResponses];

export type RetryWorkflowData = {
  body?: never;
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    workflow_id: string;
  };
  query?: never;
  url: '/api/v1/workflows/{workflow_id}/retry';
};

export type RetryWorkflowErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type RetryWorkflowError = RetryWorkflowErrors[keyof RetryWorkflowErrors];

export type RetryWorkflowResponses = {
  /**
   * Default Response
   */
  202: {
    workflow_id: string;
    asked: true;
  };
};

export type RetryWorkflowResponse = RetryWorkflowResponses[keyof RetryWorkflowResponses];

export type ListSchedulesData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/schedules';
};

export type ListSchedulesErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListSchedulesError = ListSchedulesErrors[keyof ListSchedulesErrors];

export type ListSchedulesResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<Schedule>;
  };
};

export type ListSchedulesResponse = ListSchedulesResponses[keyof ListSchedulesResponses];

export type SteerScheduleData = {
  body: {
    step: 'run_now' | 'pause' | 'resume';
    /**
     * Kept in the audit log and, for a pause, beside the schedule.
     */
    reason: string;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    schedule_id: string;
  };
  query?: never;
  url: '/api/v1/schedules/{schedule_id}/steps';
};

export type SteerScheduleErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type SteerScheduleError = SteerScheduleErrors[keyof SteerScheduleErrors];

export type SteerScheduleResponses = {
  /**
   * Default Response
   */
  202: {
    id: string;
  };
};

export type SteerScheduleResponse = SteerScheduleResponses[keyof SteerScheduleResponses];

export type GetHomeData = {
  body?: never;
  path?: never;
  query?: never;
  url: '/api/v1/home';
};

export type GetHomeErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type GetHomeError = GetHomeErrors[keyof GetHomeErrors];

export type GetHomeResponses = {
  /**
   * Default Response
   */
  200: Home;
};

export type GetHomeResponse = GetHomeResponses[keyof GetHomeResponses];

export type ListSavedViewsData = {
  body?: never;
  path?: never;
  query: {
    room: 'orders' | 'returns';
  };
  url: '/api/v1/saved_views';
};

export type ListSavedViewsErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type ListSavedViewsError = ListSavedViewsErrors[keyof ListSavedViewsErrors];

export type ListSavedViewsResponses = {
  /**
   * Default Response
   */
  200: {
    data: Array<SavedView>;
  };
};

export type ListSavedViewsResponse = ListSavedViewsResponses[keyof ListSavedViewsResponses];

export type CreateSavedViewData = {
  body: {
    room: 'orders' | 'returns';
    name: string;
    filters: {
      [key: string]: string | Array<string>;
    };
    /**
     * For everybody of the same side: the company, or the own dealer.
     */
    shared?: boolean;
  };
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query?: never;
  url: '/api/v1/saved_views';
};

export type CreateSavedViewErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type CreateSavedViewError = CreateSavedViewErrors[keyof CreateSavedViewErrors];

export type CreateSavedViewResponses = {
  /**
   * Default Response
   */
  201: SavedView;
};

export type CreateSavedViewResponse = CreateSavedViewResponses[keyof CreateSavedViewResponses];

export type DeleteSavedViewData = {
  body?: never;
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path: {
    id: string;
  };
  query?: never;
  url: '/api/v1/saved_views/{id}/delete';
};

export type DeleteSavedViewErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type DeleteSavedViewError = DeleteSavedViewErrors[keyof DeleteSavedViewErrors];

export type DeleteSavedViewResponses = {
  /**
   * Default Response
   */
  200: {
    id: string;
  };
};

export type DeleteSavedViewResponse = DeleteSavedViewResponses[keyof DeleteSavedViewResponses];

export type UploadFileData = {
  body: Blob | File;
  headers: {
    /**
     * csrf_token of GET /api/v1/me; not for API keys
     */
    'x-csrf-token'?: string;
    /**
     * unique per intended action
     */
    'idempotency-key': string;
  };
  path?: never;
  query: {
    /**
     * name of the file, with its ending
     */
    name: string;
  };
  url: '/api/v1/files';
};

export type UploadFileErrors = {
  /**
   * The request is malformed.
   */
  400: Problem;
  /**
   * Not signed in.
   */
  401: Problem;
  /**
   * Not allowed.
   */
  403: Problem;
  /**
   * Not found, or not visible.
   */
  404: Problem;
  /**
   * Refused by a business rule.
   */
  409: Problem;
  /**
   * The version in If-Match is not the current one.
   */
  412: Problem;
  /**
   * The body is too large.
   */
  413: Problem;
  /**
   * The content type is not supported.
   */
  415: Problem;
  /**
   * The content is not accepted; errors name the fields.
   */
  422: Problem;
  /**
   * If-Match is missing.
   */
  428: Problem;
  /**
   * Too many requests.
   */
  429: Problem;
  /**
   * Internal error.
   */
  500: Problem;
  /**
   * Unavailable; retry.
   */
  503: Problem;
};

export type UploadFileError = UploadFileErrors[keyof UploadFileErrors];

export type UploadFileResponses = {
  /**
   * Default Response
   */
  201: File;
};

export type UploadFileResponse = UploadFileResponses[keyof UploadFileResponses];
/** Every operation by method and path below /api/v1: what it takes and what it answers. */
export interface Operations {
  'POST /session': { data: SignInData; result: SignInResponse };
  'DELETE /session': { data: SignOutData; result: SignOutResponse };
  'GET /me': { data: GetMeData; result: GetMeResponse };
  'PUT /me/locale': { data: SetLocaleData; result: SetLocaleResponse };
  'GET /users': { data: ListUsersData; result: ListUsersResponse };
  'GET /user_accounts': { data: ListUserAccountsData; result: ListUserAccountsResponse };
  'POST /user_accounts': { data: CreateUserAccountData; result: CreateUserAccountResponse };
  'GET /user_accounts/{id}': { data: GetUserAccountData; result: GetUserAccountResponse };
  'PATCH /user_accounts/{id}': { data: ChangeUserAccountData; result: ChangeUserAccountResponse };
  'GET /user_account_choices': { data: GetUserAccountChoicesData; result: GetUserAccountChoicesResponse };
  'POST /user_accounts/{id}/deactivate': { data: DeactivateUserAccountData; result: DeactivateUserAccountResponse };
  'POST /user_accounts/{id}/activate': { data: ActivateUserAccountData; result: ActivateUserAccountResponse };
  'POST /user_accounts/{id}/reset_password': { data: ResetUserPasswordData; result: ResetUserPasswordResponse };
  'POST /user_accounts/{id}/roles': { data: GrantRoleData; result: GrantRoleResponse };
  'POST /user_accounts/{id}/roles/{grant_id}/withdraw': { data: WithdrawRoleData; result: WithdrawRoleResponse };
  'GET /me/sessions': { data: ListOwnSessionsData; result: ListOwnSessionsResponse };
  'DELETE /me/sessions/{id}': { data: EndOwnSessionData; result: EndOwnSessionResponse };
  'POST /me/sessions/end_others': { data: EndOtherSessionsData; result: EndOtherSessionsResponse };
  'PUT /me/password': { data: ChangePasswordData; result: ChangePasswordResponse };
  'GET /user_accounts/{id}/sessions': { data: ListUserSessionsData; result: ListUserSessionsResponse };
  'POST /user_accounts/{id}/sessions/end': { data: EndUserSessionsData; result: EndUserSessionsResponse };
  'GET /dealers': { data: ListDealersData; result: ListDealersResponse };
  'POST /dealers': { data: CreateDealerData; result: CreateDealerResponse };
  'GET /dealers/summary': { data: SummarizeDealersData; result: SummarizeDealersResponse };
  'GET /dealers/{id}': { data: GetDealerData; result: GetDealerResponse };
  'PATCH /dealers/{id}': { data: UpdateDealerData; result: UpdateDealerResponse };
  'GET /regions': { data: ListRegionsData; result: ListRegionsResponse };
  'POST /dealers/{id}/contracts': { data: CreateContractData; result: CreateContractResponse };
  'POST /contracts/{id}/revise': { data: ReviseContractData; result: ReviseContractResponse };
  'POST /contracts/{id}/terminate': { data: TerminateContractData; result: TerminateContractResponse };
  'POST /dealers/{id}/stores': { data: CreateStoreData; result: CreateStoreResponse };
  'PATCH /stores/{id}': { data: UpdateStoreData; result: UpdateStoreResponse };
  'GET /dealers/{id}/versions': { data: ListDealerVersionsData; result: ListDealerVersionsResponse };
  'GET /contracts/{id}/versions': { data: ListContractVersionsData; result: ListContractVersionsResponse };
  'GET /stores/{id}/versions': { data: ListStoreVersionsData; result: ListStoreVersionsResponse };
  'GET /skus': { data: ListSkusData; result: ListSkusResponse };
  'POST /skus': { data: CreateSkuData; result: CreateSkuResponse };
  'GET /skus/summary': { data: SummarizeSkusData; result: SummarizeSkusResponse };
  'GET /skus/{id}': { data: GetSkuData; result: GetSkuResponse };
  'PATCH /skus/{id}': { data: UpdateSkuData; result: UpdateSkuResponse };
  'GET /products': { data: ListProductsData; result: ListProductsResponse };
  'POST /products': { data: CreateProductData; result: CreateProductResponse };
  'GET /products/summary': { data: SummarizeProductsData; result: SummarizeProductsResponse };
  'GET /products/{id}': { data: GetProductData; result: GetProductResponse };
  'PATCH /products/{id}': { data: UpdateProductData; result: UpdateProductResponse };
  'GET /products/{id}/versions': { data: ListProductVersionsData; result: ListProductVersionsResponse };
  'GET /brands': { data: ListBrandsData; result: ListBrandsResponse };
  'POST /brands': { data: CreateBrandData; result: CreateBrandResponse };
  'PATCH /brands/{id}': { data: UpdateBrandData; result: UpdateBrandResponse };
  'GET /brands/{id}/versions': { data: ListBrandVersionsData; result: ListBrandVersionsResponse };
  'GET /categories': { data: ListCategoriesData; result: ListCategoriesResponse };
  'POST /categories': { data: CreateCategoryData; result: CreateCategoryResponse };
  'PATCH /categories/{id}': { data: UpdateCategoryData; result: UpdateCategoryResponse };
  'GET /categories/{id}/versions': { data: ListCategoryVersionsData; result: ListCategoryVersionsResponse };
  'GET /units': { data: ListUnitsData; result: ListUnitsResponse };
  'POST /units': { data: CreateUnitData; result: CreateUnitResponse };
  'PATCH /units/{id}': { data: UpdateUnitData; result: UpdateUnitResponse };
  'GET /units/{id}/versions': { data: ListUnitVersionsData; result: ListUnitVersionsResponse };
  'GET /tax_codes': { data: ListTaxCodesData; result: ListTaxCodesResponse };
  'GET /skus/{id}/versions': { data: ListSkuVersionsData; result: ListSkuVersionsResponse };
  'GET /price_lists': { data: ListPriceListsData; result: ListPriceListsResponse };
  'POST /price_lists': { data: CreatePriceListData; result: CreatePriceListResponse };
  'GET /price_lists/summary': { data: SummarizePriceListsData; result: SummarizePriceListsResponse };
  'GET /price_lists/{id}': { data: GetPriceListData; result: GetPriceListResponse };
  'PATCH /price_lists/{id}': { data: UpdatePriceListData; result: UpdatePriceListResponse };
  'POST /price_lists/{id}/withdraw': { data: WithdrawPricesData; result: WithdrawPricesResponse };
  'POST /price_lists/{id}/publish': { data: PublishPricesData; result: PublishPricesResponse };
  'GET /price_lists/{id}/versions': { data: ListPriceListVersionsData; result: ListPriceListVersionsResponse };
  'GET /warehouses': { data: ListWarehousesData; result: ListWarehousesResponse };
  'POST /warehouses': { data: CreateWarehouseData; result: CreateWarehouseResponse };
  'GET /stock': { data: ListStockData; result: ListStockResponse };
  'GET /stock/summary': { data: SummarizeStockData; result: SummarizeStockResponse };
  'GET /warehouses/{id}': { data: GetWarehouseData; result: GetWarehouseResponse };
  'PATCH /warehouses/{id}': { data: UpdateWarehouseData; result: UpdateWarehouseResponse };
  'GET /warehouses/{id}/versions': { data: ListWarehouseVersionsData; result: ListWarehouseVersionsResponse };
  'GET /stock_moves': { data: ListStockMovesData; result: ListStockMovesResponse };
  'GET /stock_moves/summary': { data: SummarizeStockMovesData; result: SummarizeStockMovesResponse };
  'POST /stock_receipts': { data: ReceiveStockData; result: ReceiveStockResponse };
  'POST /stock_adjustments': { data: AdjustStockData; result: AdjustStockResponse };
  'GET /operations': { data: ListOperationsData; result: ListOperationsResponse };
  'GET /operations/{id}': { data: GetOperationData; result: GetOperationResponse };
  'POST /operations/{id}/cancel': { data: CancelOperationData; result: CancelOperationResponse };
  'GET /notifications': { data: ListNotificationsData; result: ListNotificationsResponse };
  'GET /notifications/count': { data: CountNotificationsData; result: CountNotificationsResponse };
  'POST /notifications/{id}/read': { data: ReadNotificationData; result: ReadNotificationResponse };
  'POST /notifications/read_all': { data: ReadAllNotificationsData; result: ReadAllNotificationsResponse };
  'GET /files/{id}': { data: GetFileData; result: GetFileResponse };
  'GET /files/{id}/content': { data: DownloadFileData; result: DownloadFileResponse };
  'POST /attachments': { data: AttachFileData; result: AttachFileResponse };
  'GET /attachments': { data: ListAttachmentsData; result: ListAttachmentsResponse };
  'GET /attachments/{id}/content': { data: DownloadAttachmentData; result: DownloadAttachmentResponse };
  'GET /import_kinds': { data: ListImportKindsData; result: ListImportKindsResponse };
  'GET /import_kinds/{id}/template': { data: DownloadImportTemplateData; result: DownloadImportTemplateResponse };
  'GET /imports': { data: ListImportsData; result: ListImportsResponse };
  'POST /imports': { data: StartImportData; result: StartImportResponse };
  'GET /imports/{id}': { data: GetImportData; result: GetImportResponse };
  'GET /imports/{id}/rows': { data: ListImportRowsData; result: ListImportRowsResponse };
  'GET /imports/{id}/failed_rows': { data: DownloadFailedRowsData; result: DownloadFailedRowsResponse };
  'POST /imports/{id}/apply': { data: ApplyImportData; result: ApplyImportResponse };
  'POST /exports': { data: StartExportData; result: StartExportResponse };
  'POST /retail_sales': { data: RecordRetailSalesData; result: RecordRetailSalesResponse };
  'GET /facts': { data: ListFactsData; result: ListFactsResponse };
  'POST /orders/{id}/submit': { data: SubmitOrderData; result: SubmitOrderResponse };
  'POST /orders/{id}/cancel': { data: CancelOrderData; result: CancelOrderResponse };
  'POST /orders/{id}/allocate': { data: AllocateOrderData; result: AllocateOrderResponse };
  'POST /orders/{id}/ship': { data: ShipOrderData; result: ShipOrderResponse };
  'POST /orders/{id}/shipments/{shipment_id}/receive': { data: ReceiveShipmentData; result: ReceiveShipmentResponse };
  'GET /orders/orderable_skus': { data: ListOrderableSkusData; result: ListOrderableSkusResponse };
  'POST /orders/preview': { data: PreviewOrderData; result: PreviewOrderResponse };
  'POST /orders/paste': { data: PasteOrderLinesData; result: PasteOrderLinesResponse };
  'POST /orders/sheet': { data: ReadOrderSheetData; result: ReadOrderSheetResponse };
  'GET /favourites': { data: ListFavouritesData; result: ListFavouritesResponse };
  'PUT /favourites/{id}': { data: KeepFavouriteData; result: KeepFavouriteResponse };
  'DELETE /favourites/{id}': { data: DropFavouriteData; result: DropFavouriteResponse };
  'GET /orders': { data: ListOrdersData; result: ListOrdersResponse };
  'POST /orders': { data: CreateOrderData; result: CreateOrderResponse };
  'GET /orders/summary': { data: SummarizeOrdersData; result: SummarizeOrdersResponse };
  'GET /orders/{id}': { data: GetOrderData; result: GetOrderResponse };
  'PATCH /orders/{id}': { data: UpdateOrderData; result: UpdateOrderResponse };
  'DELETE /orders/{id}': { data: DeleteOrderData; result: DeleteOrderResponse };
  'GET /dealers/{id}/statement': { data: GetDealerStatementData; result: GetDealerStatementResponse };
  'GET /dealers/{id}/statement/export': { data: ExportDealerStatementData; result: ExportDealerStatementResponse };
  'GET /invoices/{id}': { data: GetInvoiceData; result: GetInvoiceResponse };
  'GET /receivables/aging': { data: GetAgingData; result: GetAgingResponse };
  'GET /credit_notes': { data: ListCreditNotesData; result: ListCreditNotesResponse };
  'POST /payments': { data: RecordPaymentData; result: RecordPaymentResponse };
  'GET /payments': { data: ListPaymentsData; result: ListPaymentsResponse };
  'GET /payments/{id}': { data: GetPaymentData; result: GetPaymentResponse };
  'GET /invoices': { data: ListInvoicesData; result: ListInvoicesResponse };
  'POST /invoices/{id}/write_off': { data: WriteOffInvoiceData; result: WriteOffInvoiceResponse };
  'GET /returns': { data: ListReturnsData; result: ListReturnsResponse };
  'POST /returns': { data: CreateReturnData; result: CreateReturnResponse };
  'GET /returns/{id}': { data: GetReturnData; result: GetReturnResponse };
  'PATCH /returns/{id}': { data: UpdateReturnData; result: UpdateReturnResponse };
  'POST /returns/{id}/submit': { data: SubmitReturnData; result: SubmitReturnResponse };
  'POST /returns/{id}/cancel': { data: CancelReturnData; result: CancelReturnResponse };
  'POST /returns/{id}/receive': { data: ReceiveReturnData; result: ReceiveReturnResponse };
  'GET /orders/{id}/comments': { data: ListOrderCommentsData; result: ListOrderCommentsResponse };
  'POST /orders/{id}/comments': { data: CommentOrderData; result: CommentOrderResponse };
  'GET /orders/{id}/mentionable': { data: ListOrderMentionableData; result: ListOrderMentionableResponse };
  'GET /returns/{id}/comments': { data: ListReturnCommentsData; result: ListReturnCommentsResponse };
  'POST /returns/{id}/comments': { data: CommentReturnData; result: CommentReturnResponse };
  'GET /returns/{id}/mentionable': { data: ListReturnMentionableData; result: ListReturnMentionableResponse };
  'GET /approvals': { data: ListApprovalsData; result: ListApprovalsResponse };
  'GET /approvals/counts': { data: CountApprovalsData; result: CountApprovalsResponse };
  'GET /approvals/{id}': { data: GetApprovalData; result: GetApprovalResponse };
  'POST /approvals/{id}/approve': { data: ApproveApprovalData; result: ApproveApprovalResponse };
  'POST /approvals/{id}/reject': { data: RejectApprovalData; result: RejectApprovalResponse };
  'POST /approvals/{id}/send_back': { data: SendBackApprovalData; result: SendBackApprovalResponse };
  'POST /approvals/{id}/transfer': { data: TransferApprovalData; result: TransferApprovalResponse };
  'POST /approvals/{id}/add': { data: AddApproverData; result: AddApproverResponse };
  'POST /approvals/{id}/recall': { data: RecallApprovalData; result: RecallApprovalResponse };
  'POST /approvals/{id}/remind': { data: RemindApprovalData; result: RemindApprovalResponse };
  'POST /approvals/bulk': { data: DecideApprovalsData; result: DecideApprovalsResponse };
  'GET /delegations': { data: ListDelegationsData; result: ListDelegationsResponse };
  'POST /delegations': { data: CreateDelegationData; result: CreateDelegationResponse };
  'POST /delegations/{id}/revoke': { data: RevokeDelegationData; result: RevokeDelegationResponse };
  'GET /approval_policy_drafts': { data: ListApprovalPolicyDraftsData; result: ListApprovalPolicyDraftsResponse };
  'PUT /approval_policy_drafts/{document_type}': {
    data: SaveApprovalPolicyDraftData;
    result: SaveApprovalPolicyDraftResponse;
  };
  'DELETE /approval_policy_drafts/{document_type}': {
    data: DiscardApprovalPolicyDraftData;
    result: DiscardApprovalPolicyDraftResponse;
  };
  'GET /approval_policies': { data: ListApprovalPoliciesData; result: ListApprovalPoliciesResponse };
  'POST /approval_policies': { data: PublishApprovalPolicyData; result: PublishApprovalPolicyResponse };
  'GET /approval_policies/{id}': { data: GetApprovalPolicyData; result: GetApprovalPolicyResponse };
  'POST /approval_policies/preview': { data: PreviewApprovalPolicyData; result: PreviewApprovalPolicyResponse };
  'GET /ledger/accounts': { data: ListLedgerAccountsData; result: ListLedgerAccountsResponse };
  'GET /ledger/accounts/{id}': { data: GetLedgerAccountData; result: GetLedgerAccountResponse };
  'GET /ledger/accounts/{id}/postings': { data: ListAccountPostingsData; result: ListAccountPostingsResponse };
  'GET /ledger/transfers/{id}': { data: GetLedgerTransferData; result: GetLedgerTransferResponse };
  'GET /figures/{document_type}/{document_id}/{figure}': { data: OpenFigureData; result: OpenFigureResponse };
  'GET /audit_documents/{type}/{id}': { data: GetDossierData; result: GetDossierResponse };
  'GET /workflow_histories/{workflow_id}/content': {
    data: DownloadWorkflowHistoryData;
    result: DownloadWorkflowHistoryResponse;
  };
  'GET /audit_events': { data: ListAuditEventsData; result: ListAuditEventsResponse };
  'GET /workflow_histories/{workflow_id}': { data: GetWorkflowHistoryData; result: GetWorkflowHistoryResponse };
  'GET /search': { data: SearchData; result: SearchResponse };
  'GET /api_keys': { data: ListApiKeysData; result: ListApiKeysResponse };
  'POST /api_keys': { data: CreateApiKeyData; result: CreateApiKeyResponse };
  'POST /api_keys/{id}/revoke': { data: RevokeApiKeyData; result: RevokeApiKeyResponse };
  'GET /users/{id}/key_scopes': { data: ListKeyScopesData; result: ListKeyScopesResponse };
  'GET /webhook_endpoints': { data: ListWebhookEndpointsData; result: ListWebhookEndpointsResponse };
  'POST /webhook_endpoints': { data: CreateWebhookEndpointData; result: CreateWebhookEndpointResponse };
  'GET /webhook_endpoints/{id}': { data: GetWebhookEndpointData; result: GetWebhookEndpointResponse };
  'PATCH /webhook_endpoints/{id}': { data: UpdateWebhookEndpointData; result: UpdateWebhookEndpointResponse };
  'POST /webhook_endpoints/{id}/rotate_secret': { data: RotateWebhookSecretData; result: RotateWebhookSecretResponse };
  'POST /webhook_endpoints/{id}/test': { data: TestWebhookEndpointData; result: TestWebhookEndpointResponse };
  'GET /webhook_deliveries': { data: ListWebhookDeliveriesData; result: ListWebhookDeliveriesResponse };
  'GET /webhook_deliveries/{id}': { data: GetWebhookDeliveryData; result: GetWebhookDeliveryResponse };
  'POST /webhook_deliveries/{id}/redeliver': { data: RedeliverWebhookData; result: RedeliverWebhookResponse };
  'GET /system_health': { data: GetSystemHealthData; result: GetSystemHealthResponse };
  'POST /workflows/{workflow_id}/retry': { data: RetryWorkflowData; result: RetryWorkflowResponse };
  'GET /schedules': { data: ListSchedulesData; result: ListSchedulesResponse };
  'POST /schedules/{schedule_id}/steps': { data: SteerScheduleData; result: SteerScheduleResponse };
  'GET /home': { data: GetHomeData; result: GetHomeResponse };
  'GET /saved_views': { data: ListSavedViewsData; result: ListSavedViewsResponse };
  'POST /saved_views': { data: CreateSavedViewData; result: CreateSavedViewResponse };
  'POST /saved_views/{id}/delete': { data: DeleteSavedViewData; result: DeleteSavedViewResponse };
  'POST /files': { data: UploadFileData; result: UploadFileResponse };
}
