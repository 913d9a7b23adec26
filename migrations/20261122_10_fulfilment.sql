-- What a shipped part of a line carries with it, and how much of an order's credit exception has been given back.

alter table shipment_line
  add column tax_amount numeric(24, 6) not null default 0,
  add column credit_amount numeric(24, 6) not null default 0; -- goods_amount less what a rebate pays

alter table sales_order
  add column credit_exception_returned numeric(24, 6) not null default 0,
  add constraint credit_exception_returned_once check (credit_exception_returned >= 0 and credit_exception_returned <= credit_exception_amount);
