/** 中文: the warehouse's desk. */
export const warehouse = {
  title: '仓库',
  rows: '单据',
  view: { ship: '待发货', allocate: '待分配', transit: '在途', returns: '待收退货' },
  empty: {
    ship: '没有待发的货',
    allocate: '没有等库存的订单',
    transit: '没有在途的货',
    returns: '没有待收的退货',
  },
  emptyText: '审批通过的订单分配到库存后在这里发货，经销商签收后离开。',
  ask: { ship: '发出 {{count}} 张订单的货？', allocate: '为 {{count}} 张订单重新分配库存？' },
  body: {
    ship: '每张订单已分配的货全部发出，一个仓库一张发货单。某张没成不影响其他。',
    allocate: '按现有库存，先到先得。某张没成不影响其他。',
  },
  verb: { ship: '发货 {{count}} 张', allocate: '重新分配 {{count}} 张' },
  result: { ship: '发货结果', allocate: '分配结果' },
  shippedUnits: '已发 {{units}} 件',
  allocated: '已重新分配',
  pickList: '拣货单',
  forOrders: '用于订单',
  picked: '实拣',
  pickedBy: '拣货人',
  checkedBy: '复核人',
  nothingToPick: '这些订单没有已分配的货。',
};
