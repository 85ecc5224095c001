import type { Db } from '../database.ts';

/** What a source counts of a product at a client. */
export interface CountedProduct {
  readonly sourceId: number;
  readonly source: string;
  readonly companyId: string;
  readonly clientId: number | null;
  readonly clientName: string | null;
  readonly product: string;
  readonly productName: string;
  readonly unit: string;
  readonly quantity: number;
  readonly asOf: string | null;
}

/** What sources of a connection count, by client and product; counts that are gone are left out. */
export async function listCountedProducts(db: Db, connectionId: number): Promise<readonly CountedProduct[]> {
  const { rows } = await db.client.query<CountedProduct>(
    `SELECT s.id AS "sourceId", s.name AS source, r.company_id AS "companyId", l.halo_key::float8 AS "clientId", c.name AS "clientName",
            r.record ->> 'product' AS product, coalesce(r.record ->> 'productName', r.record ->> 'product') AS "productName",
            coalesce(r.record ->> 'unit', '') AS unit, (r.record ->> 'quantity')::float8 AS quantity, r.record ->> 'asOf' AS "asOf"
       FROM hub.source s JOIN hub.source_record r ON r.source_id = s.id AND r.stream = 'licence-count' AND r.gone_at IS NULL
       LEFT JOIN hub.mapping_link l ON l.source_id = s.id AND l.kind = 'company' AND l.source_key = r.company_id AND l.site_name = '' AND l.state = 'linked'
       LEFT JOIN mirror.client c ON c.connection_id = $1 AND c.id = l.halo_key
      WHERE s.connection_id = $1 AND s.state <> 'removed' AND r.record ->> 'product' IS NOT NULL
      ORDER BY lower(c.name) NULLS LAST, s.id, r.record ->> 'product'`,
    [connectionId],
  );
  return rows;
}

/** A line that is billed again and again. */
export interface BilledLine {
  readonly clientId: number;
  readonly invoiceId: number;
  readonly itemCode: string | null;
  readonly description: string | null;
  readonly quantity: number | null;
}

/** The lines of recurring invoices that are in force: invoices that are not disabled and have not ended, lines that are not inactive and no headings. */
export async function listBilledLines(db: Db, connectionId: number, at: Date): Promise<readonly BilledLine[]> {
  const { rows } = await db.client.query<BilledLine>(
    `SELECT i.client_id::float8 AS "clientId", i.id::float8 AS "invoiceId", l.item_code AS "itemCode", l.description, l.quantity::float8 AS quantity
       FROM mirror.recurring_invoice i
       JOIN mirror.recurring_invoice_line l ON l.connection_id = i.connection_id AND l.recurring_invoice_id = i.id AND l.deleted_at IS NULL
      WHERE i.connection_id = $1 AND i.deleted_at IS NULL AND i.client_id IS NOT NULL AND i.is_disabled IS NOT TRUE
        AND (i.ends_at IS NULL OR i.ends_at < '1901-01-01' OR i.ends_at > $2) AND l.is_inactive IS NOT TRUE AND l.is_group_heading IS NOT TRUE
      ORDER BY i.client_id, i.id, l.sequence, l.id`,
    [connectionId, at],
  );
  return rows;
}
