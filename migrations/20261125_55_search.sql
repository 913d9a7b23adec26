-- Documents are found by the beginning of their number and by their amount, whatever the order of letters of the database.

create index sales_order_number_from on sales_order (tenant_id, company_id, number collate "C");
create index return_order_number_from on return_order (tenant_id, company_id, number collate "C");
create index shipment_number_from on shipment (tenant_id, company_id, number collate "C");
create index receipt_number_from on receipt (tenant_id, company_id, number collate "C");
create index invoice_number_from on invoice (tenant_id, company_id, number collate "C");
create index credit_note_number_from on credit_note (tenant_id, company_id, number collate "C");
create index payment_number_from on payment (tenant_id, company_id, number collate "C");
create index sales_order_amount on sales_order (tenant_id, company_id, payable_amount);
create index invoice_amount on invoice (tenant_id, company_id, gross_amount);
create index payment_amount on payment (tenant_id, company_id, amount);
