// Owns the goods of the sample company: brands, categories, SKUs with prices and cost, warehouses and opening stock.

export const BRANDS = {
  SHILU: { name: '拾露', nameEn: 'Shilu' },
  SHANZHI: { name: '山止', nameEn: 'Shanzhi' },
} as const;

export const CATEGORIES = {
  SKIN: { name: '护肤', nameEn: 'Skin care' },
  SUN: { name: '防晒', nameEn: 'Sun care' },
  CLEAN: { name: '洁面', nameEn: 'Cleansing' },
  BODY: { name: '身体护理', nameEn: 'Body care' },
} as const;

/** The VAT rate of goods, as the law changed it. */
export const TAX_CODE = 'VAT_STANDARD';
export const TAX_RATES = [
  { rate: '0.16', from: '2018-05-01', to: '2019-04-01' },
  { rate: '0.13', from: '2019-04-01', to: null },
] as const;

export interface SampleSku {
  product: string;
  name: string;
  nameEn: string;
  productName: string;
  productNameEn: string;
  brand: keyof typeof BRANDS;
  category: keyof typeof CATEGORIES;
  unit: string;
  pack: number;
  /** Per base unit, tax included. */
  list: string;
  floor: string;
  /** Standard cost per base unit, without tax. */
  cost: string;
  orderable?: false;
  minQuantity?: string;
  /** Base units on hand at the start per warehouse. */
  stock: { JXG?: string; CDU?: string };
}

function sku(
  name: string,
  nameEn: string,
  size: string,
  sizeEn: string,
  rest: Omit<SampleSku, 'name' | 'nameEn' | 'productName' | 'productNameEn'>,
): SampleSku {
  return { name: `${name} ${size}`, nameEn: `${nameEn} ${sizeEn}`, productName: name, productNameEn: nameEn, ...rest };
}

/** Units goods are counted and packed in, with their names. */
export const UNITS = {
  支: { name: '支', nameEn: 'piece' },
  瓶: { name: '瓶', nameEn: 'bottle' },
  盒: { name: '盒', nameEn: 'box' },
  箱: { name: '箱', nameEn: 'carton' },
} as const;

const shilu = { brand: 'SHILU', unit: '支', pack: 24 } as const;
const shanzhi = { brand: 'SHANZHI', unit: '瓶', pack: 12 } as const;

export const SKUS = {
  'SL-ESS-150': sku('晨露保湿精华水', 'Morning Dew Essence', '150ml', '150 ml', {
    ...shilu,
    product: 'SL-ESS',
    category: 'SKIN',
    list: '92.00',
    floor: '68.00',
    cost: '31.50',
    stock: { JXG: '6000', CDU: '2400' },
  }),
  'SL-ESS-050': sku('晨露保湿精华水', 'Morning Dew Essence', '50ml', '50 ml', {
    ...shilu,
    product: 'SL-ESS',
    category: 'SKIN',
    pack: 48,
    list: '39.00',
    floor: '29.00',
    cost: '13.20',
    stock: { JXG: '4800', CDU: '960' },
  }),
  'SL-SER-030': sku('夜息修护精华', 'Night Calm Serum', '30ml', '30 ml', {
    ...shilu,
    product: 'SL-SER',
    category: 'SKIN',
    list: '168.00',
    floor: '126.00',
    cost: '52.80',
    stock: { JXG: '120', CDU: '48' },
  }),
  'SL-CRM-050': sku('云岫滋润面霜', 'Cloud Peak Cream', '50g', '50 g', {
    ...shilu,
    product: 'SL-CRM',
    category: 'SKIN',
    list: '128.00',
    floor: '96.00',
    cost: '41.00',
    stock: { JXG: '2400', CDU: '1200' },
  }),
  'SL-EYE-015': sku('初霁眼霜', 'First Light Eye Cream', '15g', '15 g', {
    ...shilu,
    product: 'SL-EYE',
    category: 'SKIN',
    list: '158.00',
    floor: '118.00',
    cost: '48.60',
    stock: { JXG: '1440', CDU: '480' },
  }),
  'SL-SUN-050': sku('云雾防晒乳', 'Cloud Veil Sunscreen', '50ml', '50 ml', {
    ...shilu,
    product: 'SL-SUN',
    category: 'SUN',
    list: '68.00',
    floor: '51.00',
    cost: '22.40',
    stock: { JXG: '3600', CDU: '1200' },
  }),
  'SL-SPR-120': sku('云雾防晒喷雾', 'Cloud Veil Sun Mist', '120ml', '120 ml', {
    ...shilu,
    product: 'SL-SPR',
    category: 'SUN',
    list: '79.00',
    floor: '59.00',
    cost: '26.10',
    stock: { JXG: '1200' },
  }),
  'SL-CLE-120': sku('山茶洁面乳', 'Camellia Cleanser', '120g', '120 g', {
    ...shilu,
    product: 'SL-CLE',
    category: 'CLEAN',
    list: '49.00',
    floor: '36.00',
    cost: '15.90',
    stock: { JXG: '4800', CDU: '2400' },
  }),
  'SL-OIL-200': sku('山茶卸妆油', 'Camellia Cleansing Oil', '200ml', '200 ml', {
    ...shilu,
    product: 'SL-OIL',
    category: 'CLEAN',
    pack: 12,
    list: '88.00',
    floor: '66.00',
    cost: '29.70',
    stock: { JXG: '1200', CDU: '600' },
  }),
  'SL-HND-030': sku('栀子护手霜', 'Gardenia Hand Cream', '30g', '30 g', {
    ...shilu,
    product: 'SL-HND',
    category: 'BODY',
    list: '25.00',
    floor: '18.00',
    cost: '7.60',
    stock: { JXG: '7200', CDU: '2400' },
  }),
  'SL-MSK-005': sku('初雪面膜', 'First Snow Mask', '5片装', 'box of 5', {
    ...shilu,
    product: 'SL-MSK',
    category: 'SKIN',
    unit: '盒',
    pack: 20,
    list: '79.00',
    floor: '58.00',
    cost: '24.00',
    stock: {},
  }),
  'SL-TON-200': sku('旧款柔肤水', 'Soft Toner (discontinued)', '200ml', '200 ml', {
    ...shilu,
    product: 'SL-TON',
    category: 'SKIN',
    list: '59.00',
    floor: '40.00',
    cost: '19.00',
    orderable: false,
    stock: { JXG: '96' },
  }),
  'SZ-WSH-250': sku('山止沐浴露', 'Shanzhi Body Wash', '250ml', '250 ml', {
    ...shanzhi,
    product: 'SZ-WSH',
    category: 'BODY',
    list: '45.00',
    floor: '33.00',
    cost: '14.20',
    stock: { JXG: '2400', CDU: '1200' },
  }),
  'SZ-LOT-250': sku('山止身体乳', 'Shanzhi Body Lotion', '250ml', '250 ml', {
    ...shanzhi,
    product: 'SZ-LOT',
    category: 'BODY',
    list: '65.00',
    floor: '48.00',
    cost: '20.80',
    minQuantity: '24',
    stock: { JXG: '1800', CDU: '600' },
  }),
} as const satisfies Record<string, SampleSku>;

export type SampleSkuCode = keyof typeof SKUS;

export const WAREHOUSES = {
  JXG: { name: '嘉兴仓', nameEn: 'Jiaxing', region: 'EAST', priority: 1 },
  CDU: { name: '成都仓', nameEn: 'Chengdu', region: 'SOUTHWEST', priority: 2 },
} as const;

/** What each dealer level pays of the list price. */
export const LEVELS = { L1: '0.85', L2: '0.88', L3: '0.92' } as const;

/** Off the level's price for 200 base units or more of the essence; per base unit. */
export const BREAKS: readonly { sku: SampleSkuCode; from: string; less: string }[] = [
  { sku: 'SL-ESS-150', from: '200', less: '3.00' },
  { sku: 'SL-CLE-120', from: '240', less: '1.50' },
  { sku: 'SL-HND-030', from: '480', less: '1.00' },
];

export type PriceTable = readonly (readonly [SampleSkuCode, string])[];

/** Prices agreed for one region and for one partner; the more special list wins over the level's. */
export const REGION_PRICES: PriceTable = [
  ['SL-SUN-050', '58.00'],
  ['SL-SPR-120', '66.00'],
];
export const PARTNER_PRICES: PriceTable = [
  ['SL-ESS-150', '76.00'],
  ['SL-SER-030', '145.00'],
];
