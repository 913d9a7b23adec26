// Owns the sentences about warehouses and stock.
import type { Messages } from '../wire/messages.ts';

export const inventoryMessages = {
  UNKNOWN_WAREHOUSE: { zh: '没有这个仓库，或它不归你管。', en: 'There is no such warehouse, or it is not yours.' },
  UNKNOWN_SKU: { zh: '没有 SKU {sku}。', en: 'There is no SKU {sku}.' },
  SKU_TWICE: { zh: 'SKU {sku} 出现了两次，请合并为一行。', en: 'SKU {sku} is given twice; make it one line.' },
  NO_COST: { zh: 'SKU {sku} 今天没有标准成本，请先维护。', en: 'SKU {sku} has no standard cost today; set one first.' },
  NO_CHANGE: { zh: '调整数量不能为 0。', en: 'The change must not be 0.' },
  STOCK_RESERVED: {
    zh: '{sku} 现有 {on_hand}，已预留 {reserved}，最多可减 {available}。',
    en: '{sku} has {on_hand} on hand and {reserved} reserved; at most {available} can be taken off.',
  },
  WAREHOUSE_CODE_TAKEN: {
    zh: '仓库编码 {code} 已存在，请换一个。',
    en: 'The warehouse code {code} exists already; choose another.',
  },
  WAREHOUSE_HOLDS_ORDERS: {
    zh: '仓里还有为订单预留的货，不能停用。先发货，或改配到别的仓。',
    en: 'Goods in it are reserved for orders, so it cannot be switched off. Ship them or allocate them elsewhere first.',
  },
} satisfies Messages;
