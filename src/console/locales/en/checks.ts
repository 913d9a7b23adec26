/** English: verdicts of the order checks, and the cure for each. */
import type { Messages } from '../messages.ts';
import type { checks as zhChecks } from '../zh/checks.ts';

export const checks: Messages<typeof zhChecks> = {
  name: {
    contract: 'Contract',
    status: 'Partner',
    scope: 'Scope',
    pack: 'Minimum & pack',
    price: 'Price floor',
    credit: 'Credit',
    overdue: 'Overdue',
    stock: 'Stock',
    duplicate: 'Duplicate',
    offset: 'Offset',
    licence: 'Licences',
  },
  contract: {
    in_force: '{{number}} in force until {{valid_to}}',
    in_force_open: '{{number}} in force, no end date',
    missing: 'No contract in force',
    expired: '{{number}} ended on {{valid_to}}',
    currency: 'Currency differs from contract {{number}}',
  },
  status: { active: 'Active', other: 'Partnership is {{status}}' },
  partner: { active: 'active', suspended: 'suspended', closed: 'closed', prospect: 'not yet active' },
  licence: {
    valid: 'Licence valid to {{valid_to}}',
    expired: 'Licence ended on {{valid_to}}',
    none: 'No end date recorded',
  },
  scope: {
    pass_one: 'Contract covers the region and the product',
    pass_other: 'Contract covers the region and all {{count}} products',
    region: 'Contract does not cover this region',
    products: '{{skus}} cannot be ordered',
  },
  pack: {
    pass_one: 'The line is full packs, above the minimum',
    pass_other: 'All {{count}} lines full packs, above the minimum',
    block: '{{count}} not full packs or below the minimum',
  },
  price: {
    pass_one: 'The line is at or above the floor',
    pass_other: 'All {{count}} lines at or above the floor',
    below_floor: '{{skus}} below the price floor',
    unpriced: '{{skus}} have no price in force',
  },
  credit: {
    pass: 'Available <available/>, this order takes <need/>, <left/> left',
    short: 'Available <available/>, this order needs <need/>, over by <short/>',
  },
  overdue: { none: 'None', some: '{{invoices}} invoices overdue, <amount/> in all, {{days}} days at most' },
  stock: {
    pass_one: 'The line is in stock',
    pass_other: 'All {{count}} lines in stock',
    short: 'Short of {{lacking}}, back-ordered',
  },
  duplicate: { none: 'None alike recently', some: 'Same as {{orders}}' },
  offset: {
    pass_one: 'The offset is within balance',
    pass_other: 'All {{count}} offsets within balance',
    block: '{{count}} offsets above balance or order',
  },
  granted: 'Exception approved.',
  cure: {
    sign_contract: 'Sign a contract first.',
    renew_contract: 'Renew the contract first.',
    use_contract_currency: 'Use the contract currency.',
    reactivate_partner: 'Ask the channel manager to reactivate the partner.',
    renew_licence: 'Renew the licence first.',
    extend_contract: 'Extend the contract first.',
    remove_lines: 'Remove these lines, or extend the contract.',
    round_to_packs: 'Round to full packs and reach the minimum.',
    publish_price: 'Ask the channel manager to publish a price.',
    approve_price: 'Needs a price exception.',
    approve_credit_exception: 'Needs a credit exception.',
    collect_first: 'Collect first, or approve an exception.',
    back_order: 'Ships when goods arrive.',
    compare_orders: 'Compare them before going on.',
    lower_offset: 'Lower the offset.',
  },
};
