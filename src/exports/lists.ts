// Owns the lists that can be taken out as sheets, each by the query its own page shows.
import { listSkus } from '../catalog/queries.ts';
import type { SkuView } from '../catalog/schema.ts';
import { skusQuery } from '../catalog/schema.ts';
import { listStock } from '../inventory/queries.ts';
import { stockQuery } from '../inventory/schema.ts';
import type { StockRow } from '../inventory/schema.ts';
import { listOrders } from '../orders/list.queries.ts';
import { ordersQuery } from '../orders/schema.ts';
import type { OrderRow } from '../orders/schema.ts';
import { listDealers } from '../parties/queries.ts';
import { dealersQuery } from '../parties/schema.ts';
import type { DealerRow } from '../parties/schema.ts';
import { listInvoices, listPayments } from '../payments/queries.ts';
import { invoicesQuery, paymentsQuery } from '../payments/schema.ts';
import { listReturns, returnRowView } from '../returns/queries.ts';
import { returnsQuery } from '../returns/schema.ts';
import { exportList } from './list.ts';
import type { ExportColumn, ExportList, PageRequest, Words } from './list.ts';
import type { ExportListName } from './schema.ts';
import { YES_NO, named, statusWords } from './words.ts';

type Amount = { amount: string; currency: string };

const text = <Row>(zh: string, en: string, value: (row: Row) => string | null, width = 18): ExportColumn<Row> => ({
  zh,
  en,
  width,
  value,
});
const words = <Row>(zh: string, en: string, value: (row: Row) => Words, width = 18): ExportColumn<Row> => ({
  zh,
  en,
  width,
  value: (row, say) => say(value(row)),
});
const amount = <Row>(zh: string, en: string, value: (row: Row) => Amount): ExportColumn<Row> => ({
  zh,
  en,
  kind: 'decimal',
  scale: 2,
  value: (row) => value(row).amount,
});
const quantity = <Row>(zh: string, en: string, value: (row: Row) => string | null): ExportColumn<Row> => ({
  zh,
  en,
  kind: 'decimal',
  scale: 0,
  value,
});
const date = <Row>(zh: string, en: string, value: (row: Row) => string | null): ExportColumn<Row> => ({
  zh,
  en,
  kind: 'date',
  width: 12,
  value,
});
const currency = <Row>(value: (row: Row) => Amount): ExportColumn<Row> =>
  text<Row>('币种', 'Currency', (row) => value(row).currency, 8);

const placeOf = ({ after }: PageRequest) => (after ? { key: after, back: false } : undefined);

type OrderLine = OrderRow & { sort_at: string };
const orders = exportList<typeof ordersQuery, OrderLine>({
  subject: 'order',
  name: { zh: '订单', en: 'Orders' },
  form: ordersQuery,
  columns: [
    text('订单号', 'Order', (row) => row.number, 22),
    words('状态', 'State', (row) => statusWords(row.status), 14),
    words('伙伴', 'Partner', (row) => named(row.buyer), 28),
    words('大区', 'Region', (row) => named(row.region)),
    date('业务日期', 'Business date', (row) => row.business_date),
    text('提交时间', 'Submitted at', (row) => row.submitted_at, 26),
    amount('目录金额', 'List amount', (row) => row.list_amount),
    amount('优惠', 'Discount', (row) => row.discount_amount),
    amount('货款', 'Goods', (row) => row.goods_amount),
    amount('税额', 'Tax', (row) => row.tax_amount),
    amount('抵扣', 'Offsets', (row) => row.offset_amount),
    amount('应付', 'Payable', (row) => row.payable_amount),
    currency((row) => row.payable_amount),
    quantity('数量', 'Quantity', (row) => row.quantity),
    quantity('已发', 'Shipped', (row) => row.shipped_quantity),
    quantity('已收', 'Received', (row) => row.received_quantity),
  ],
  page: ({ tx, principal, zone, limit, after }, { limit: _limit, cursor: _cursor, ...filters }) => {
    const { scope, companyId, userId } = principal;
    const place = after ? { at: after[0]!, id: after[1]!, back: false } : null;
    return listOrders(tx, filters, { scope, companyId, userId, zone }, limit, place);
  },
  place: (row) => [row.sort_at, row.id],
});

type ReturnLine = ReturnType<typeof returnRowView> & { sort_at: string };
const returns = exportList<typeof returnsQuery, ReturnLine>({
  subject: 'return',
  name: { zh: '退货', en: 'Returns' },
  form: returnsQuery,
  columns: [
    text('退货单号', 'Return', (row) => row.number, 22),
    words('状态', 'State', (row) => statusWords(row.status), 14),
    words('伙伴', 'Partner', (row) => named(row.buyer), 28),
    words('大区', 'Region', (row) => named(row.region)),
    text('原订单', 'Original order', (row) => row.order?.number ?? null, 22),
    text('原因', 'Reason', (row) => row.reason, 30),
    date('业务日期', 'Business date', (row) => row.business_date),
    quantity('数量', 'Quantity', (row) => row.quantity),
    amount('净额', 'Net', (row) => row.net_amount),
    amount('税额', 'Tax', (row) => row.tax_amount),
    amount('含税金额', 'Gross', (row) => row.gross_amount),
    currency((row) => row.gross_amount),
  ],
  page: async (at, filters) => {
    const rows = await listReturns(at.tx, at.principal.companyId, { ...filters, limit: at.limit }, placeOf(at));
    return rows.map((row) => ({ ...returnRowView(row), sort_at: row.sort_at }));
  },
  place: (row) => [row.sort_at, row.id],
});

const dealers = exportList<typeof dealersQuery, DealerRow>({
  subject: 'dealer',
  name: { zh: '伙伴', en: 'Partners' },
  form: dealersQuery,
  columns: [
    text('伙伴编码', 'Partner code', (row) => row.code),
    text('名称', 'Name', (row) => row.name, 30),
    text('英文名称', 'English name', (row) => row.name_en, 30),
    text('等级', 'Level', (row) => row.level, 8),
    words('大区', 'Region', (row) => named(row.region)),
    words('状态', 'State', (row) => statusWords(row.status), 12),
    words('销售代表', 'Sales rep', (row) => named(row.sales_rep)),
    text('合同', 'Contract', (row) => row.contract_number, 20),
    date('合同到期', 'Contract ends', (row) => row.contract_valid_to),
    amount('可用信用', 'Credit available', (row) => row.credit_available),
    currency((row) => row.credit_available),
  ],
  page: ({ tx, principal, today, limit, after }, { cursor: _cursor, ...filters }) =>
    listDealers(tx, { ...filters, companyId: principal.companyId, today, limit, after, back: false }),
  place: (row) => [row.code],
});

const skus = exportList<typeof skusQuery, SkuView>({
  subject: 'catalog',
  name: { zh: '产品与 SKU', en: 'Products and SKUs' },
  form: skusQuery,
  columns: [
    text('SKU 编码', 'SKU code', (row) => row.code),
    text('名称', 'Name', (row) => row.name, 30),
    text('英文名称', 'English name', (row) => row.name_en, 30),
    words('产品', 'Product', (row) => named(row.product), 24),
    words('品牌', 'Brand', (row) => named(row.brand)),
    words('品类', 'Category', (row) => named(row.category)),
    text('单位', 'Unit', (row) => row.unit, 10),
    quantity('每箱数量', 'Pack size', (row) => row.pack_size),
    quantity('起订数量', 'Minimum quantity', (row) => row.min_quantity),
    words('可订购', 'Orderable', (row) => YES_NO[row.orderable ? 'true' : 'false'], 10),
    text('税码', 'Tax code', (row) => row.tax_code, 10),
    text('标准成本', 'Standard cost', (row) => row.standard_cost, 14),
  ],
  page: ({ tx, principal, today, limit, after }, { cursor: _cursor, ...filters }) => {
    const { ability, companyId } = principal;
    // Cost is for who sees the books or publishes prices, as on the page.
    const showCost = ability.can('read', 'ledger') || ability.can('update', 'price');
    return listSkus(tx, { ...filters, companyId, today, showCost, limit, after, back: false });
  },
  place: (row) => [row.code],
});

const stock = exportList<typeof stockQuery, StockRow>({
  subject: 'stock',
  name: { zh: '库存', en: 'Stock' },
  form: stockQuery,
  columns: [
    text('仓库编码', 'Warehouse code', (row) => row.warehouse.code),
    words('仓库', 'Warehouse', (row) => named(row.warehouse), 22),
    text('SKU 编码', 'SKU code', (row) => row.sku.code),
    words('名称', 'Name', (row) => named(row.sku), 30),
    text('单位', 'Unit', (row) => row.unit, 10),
    quantity('在库', 'On hand', (row) => row.on_hand),
    quantity('已预留', 'Reserved', (row) => row.reserved),
    quantity('可用', 'Available', (row) => row.available),
  ],
  page: ({ tx, principal, limit, after }, { cursor: _cursor, ...filters }) => {
    const { companyId, scope } = principal;
    return listStock(tx, { ...filters, companyId, warehouses: scope.warehouses, limit, after, back: false });
  },
  place: (row) => [row.sku.code, row.warehouse.code],
});

type PaymentLine = Awaited<ReturnType<typeof listPayments>>[number];
const payments = exportList<typeof paymentsQuery, PaymentLine>({
  subject: 'payment',
  name: { zh: '收款', en: 'Payments' },
  form: paymentsQuery,
  columns: [
    text('收款号', 'Payment', (row) => row.number, 22),
    date('到账日', 'Received on', (row) => row.business_date),
    words('伙伴', 'Partner', (row) => named(row.buyer), 28),
    amount('金额', 'Amount', (row) => row.amount),
    amount('转预存', 'Prepaid', (row) => row.prepaid_amount),
    currency((row) => row.amount),
    text('方式', 'Method', (row) => row.method, 14),
    text('银行流水号', 'Bank reference', (row) => row.bank_reference, 24),
    text('备注', 'Note', (row) => row.note, 30),
  ],
  page: (at, filters) => listPayments(at.tx, at.principal.companyId, { ...filters, limit: at.limit }, placeOf(at)),
  place: (row) => [row.sort_at, row.id],
});

type InvoiceLine = Awaited<ReturnType<typeof listInvoices>>[number];
const invoices = exportList<typeof invoicesQuery, InvoiceLine>({
  subject: 'invoice',
  name: { zh: '应收单', en: 'Invoices' },
  form: invoicesQuery,
  columns: [
    text('单号', 'Invoice', (row) => row.number, 22),
    text('订单号', 'Order', (row) => row.order.number, 22),
    words('伙伴', 'Partner', (row) => named(row.buyer), 28),
    date('开单日', 'Issued on', (row) => row.business_date),
    date('到期日', 'Due on', (row) => row.due_date),
    amount('净额', 'Net', (row) => row.net_amount),
    amount('税额', 'Tax', (row) => row.tax_amount),
    amount('含税金额', 'Gross', (row) => row.gross_amount),
    amount('已收', 'Paid', (row) => row.paid_amount),
    amount('未清', 'Open', (row) => row.open_amount),
    currency((row) => row.gross_amount),
    words('逾期', 'Overdue', (row) => YES_NO[row.overdue ? 'true' : 'false'], 8),
  ],
  page: (at, filters) => {
    const about = { companyId: at.principal.companyId, today: at.today };
    return listInvoices(at.tx, about, { ...filters, limit: at.limit }, placeOf(at));
  },
  place: (row) => [row.due_date, row.id],
});

export const LISTS: Readonly<Record<ExportListName, ExportList>> = {
  orders,
  returns,
  dealers,
  skus,
  stock,
  payments,
  invoices,
};
