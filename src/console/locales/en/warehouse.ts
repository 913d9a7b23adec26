/** English: the warehouse's desk. */
import type { Messages } from '../messages.ts';
import type { warehouse as zhWarehouse } from '../zh/warehouse.ts';

export const warehouse: Messages<typeof zhWarehouse> = {
  title: 'Warehouse',
  rows: 'documents',
  view: { ship: 'To ship', allocate: 'To allocate', transit: 'In transit', returns: 'Returns to receive' },
  empty: {
    ship: 'Nothing to ship',
    allocate: 'No orders wait for stock',
    transit: 'Nothing is in transit',
    returns: 'No returns to receive',
  },
  emptyText: 'Approved orders with stock allocated ship from here and leave once the dealer has received them.',
  ask: { ship: 'Ship {{count}} orders?', allocate: 'Allocate stock again for {{count}} orders?' },
  body: {
    ship: 'All that is allocated of each order ships, one delivery note per warehouse. One that fails does not stop the others.',
    allocate: 'From what is in stock, first come first served. One that fails does not stop the others.',
  },
  verb: { ship: 'Ship {{count}}', allocate: 'Allocate {{count}} again' },
  result: { ship: 'What shipped', allocate: 'What was allocated' },
  shippedUnits: '{{units}} units shipped',
  allocated: 'Allocated again',
  pickList: 'Pick list',
  forOrders: 'For orders',
  picked: 'Picked',
  pickedBy: 'Picked by',
  checkedBy: 'Checked by',
  nothingToPick: 'Nothing is allocated on these orders.',
};
