// Owns the proofs that facts tell what documents tell, and that every effect and every submitted document stand beside each other.
import type { SqlCheck } from './check.ts';

type Figure = 'quantity' | 'net' | 'tax' | 'gross';

/** Documents of one kind and what facts of them must add up to; a figure left out is not told by that document. */
interface Told {
  kind: string;
  source: string;
  documents: string;
  figures: Partial<Record<Figure, string>>;
}

const TOLD: readonly Told[] = [
  {
    kind: 'ordered',
    source: 'order',
    documents: `select o.id, sum(l.quantity) as quantity, sum(l.goods_amount) as goods, sum(l.tax_amount) as tax from sales_order o
      join order_line l on l.order_id = o.id where o.approved_at is not null group by o.id`,
    figures: { quantity: 'd.quantity', tax: 'd.tax', gross: 'd.goods' },
  },
  {
    kind: 'shipped',
    source: 'shipment',
    documents: 'select id, quantity, goods_amount from shipment',
    figures: { quantity: 'd.quantity', gross: 'd.goods_amount' },
  },
  {
    kind: 'received',
    source: 'receipt',
    documents: `select r.id, sum(l.received_quantity) as quantity from receipt r
      join shipment_line l on l.shipment_id = r.shipment_id group by r.id`,
    figures: { quantity: 'd.quantity' },
  },
  {
    kind: 'invoiced',
    source: 'invoice',
    documents: `select i.id, i.net_amount, i.tax_amount, i.gross_amount, l.quantity from invoice i
      left join (select invoice_id, sum(quantity) as quantity from invoice_line group by 1) l on l.invoice_id = i.id`,
    figures: { quantity: 'd.quantity', net: 'd.net_amount', tax: 'd.tax_amount', gross: 'd.gross_amount' },
  },
  { kind: 'collected', source: 'payment', documents: 'select id, amount from payment', figures: { gross: 'd.amount' } },
  {
    kind: 'returned',
    source: 'return',
    documents: `select id, net_amount, tax_amount, gross_amount from return_order where status = 'credited'`,
    figures: { net: 'd.net_amount', tax: 'd.tax_amount', gross: 'd.gross_amount' },
  },
];

function differences({ kind, source, documents, figures }: Told): string {
  const values = Object.entries(figures)
    .map(([figure, expected]) => `(coalesce(${expected}, 0), coalesce(f.${figure}, 0), '${kind} ${figure}')`)
    .join(', ');
  return `select coalesce(d.id, f.document_id) as id, e.expected, e.actual, e.about
    from (${documents}) d full join (select * from told where kind = '${kind}' and source = '${source}') f on f.document_id = d.id
    cross join lateral (values ${values}) as e(expected, actual, about) where e.expected <> e.actual`;
}

export const FACT_CHECKS: readonly SqlCheck[] = [
  {
    name: 'facts_equal_documents',
    checked: 'select count(*) from fact',
    // The facts in force (not superseded) are summed once for all kinds: reading them is what takes time.
    problems: `with told as materialized (
        select f.kind, f.source, f.document_id, sum(f.quantity) as quantity, sum(f.net_amount) as net, sum(f.tax_amount) as tax, sum(f.gross_amount) as gross
        from fact f where not exists (select from fact later where later.supersedes_id = f.id) group by 1, 2, 3)
      ${TOLD.map(differences).join(' union all ')}`,
  },
  {
    name: 'effects_have_documents',
    checked: `select count(*) from effect`,
    problems: `
      select e.key as id, split_part(e.key, ':', 2) as expected, null::text as actual, 'the document an effect names' as about
      from effect e where e.result ->> 'ok' = 'true'
        and ((e.key like 'order:ord\\_%' and not exists (select from sales_order o where o.id = split_part(e.key, ':', 2)))
          or (e.key like 'return:ret\\_%' and not exists (select from return_order r where r.id = split_part(e.key, ':', 2))))`,
  },
  {
    name: 'documents_have_effects',
    checked: `select count(*) from sales_order where submitted_at is not null and source is null`,
    problems: `
      select d.id, d.type || ':' || d.id || ':…' as expected, null::text as actual, 'the effect that submitted it' as about
      from (select 'order' as type, id from sales_order where submitted_at is not null and source is null
            union all select 'return', id from return_order where submitted_at is not null and source is null) d
      where not exists (select from effect e where split_part(e.key, ':', 2) = d.id)`,
  },
];
