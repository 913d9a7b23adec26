// Owns the door to fulfilment: what other rooms may call once an order is approved.
export { receiveShipment, receiveShipmentOf } from './receiving.ts';
export type { ReceiveInput } from './receiving.ts';
export { cancelOrderRemainder, releaseOrder, settleOrderIfDone } from './releasing.ts';
export { shipOrder } from './shipping.ts';
export type { ShipInput } from './shipping.ts';
