// Owns what is ordered in a chaos run: dealers, goods and quantities drawn from the seed, with every kind of approval among them.
import type { SampleUserKey } from '../../../src/sample/people.ts';
import type { SampleDealerKey } from '../../../src/sample/dealers.ts';
import type { SampleSkuCode } from '../../../src/sample/goods.ts';
import { SKUS } from '../../../src/sample/goods.ts';
import type { Random } from './random.ts';

export interface PlannedOrder {
  name: string;
  dealer: SampleDealerKey;
  /** Who orders; who takes the goods in. */
  buyer: SampleUserKey;
  receiver: SampleUserKey;
  lines: { sku_code: SampleSkuCode; quantity: string }[];
}

/** Goods of which both parts of an order always come from stock. */
const GOODS: readonly SampleSkuCode[] = [
  'SL-ESS-150',
  'SL-ESS-050',
  'SL-SUN-050',
  'SL-CLE-120',
  'SL-HND-030',
  'SL-CRM-050',
];

const BUYERS = [
  { dealer: 'lanting', buyer: 'dealerLanting', receiver: 'dealerLanting' },
  { dealer: 'heyue', buyer: 'dealerHeyue', receiver: 'dealerHeyue' },
  { dealer: 'jincheng', buyer: 'dealerJincheng', receiver: 'dealerJincheng' },
] as const;

/** A small dealer whose credit never suffices: every order of theirs needs the channel manager and finance. */
const SHORT_OF_CREDIT = { dealer: 'muchuan', buyer: 'salesRep', receiver: 'warehouse' } as const;

/** Of ten orders, one is beyond the dealer's credit and one is large enough for the channel manager; the others go straight through. */
export function planOrders(count: number, random: Random): PlannedOrder[] {
  return Array.from({ length: count }, (_, i) => {
    const kind = i % 10 === 3 ? 'credit' : i % 10 === 7 ? 'large' : 'plain';
    const who = kind === 'credit' ? SHORT_OF_CREDIT : random.pick(BUYERS);
    const skus = random.shuffled(GOODS).slice(0, 2);
    const lines = skus.map((sku) => line(sku, random.between(2, 5)));
    if (kind === 'credit') lines.splice(0, 1, line('SL-ESS-150', 4));
    if (kind === 'large') lines.splice(0, 2, line('SL-ESS-150', 30), line('SL-CLE-120', random.between(2, 4)));
    return { name: `order-${i + 1}`, ...who, lines };
  });
}

function line(sku: SampleSkuCode, packs: number): PlannedOrder['lines'][number] {
  return { sku_code: sku, quantity: String(SKUS[sku].pack * packs) };
}
