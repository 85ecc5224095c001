import { type MappingDesk, openMappingDesk } from '../../src/entry/mapping-desk.ts';
import type { Actor } from '../../src/foundation/actor.ts';
import type { MappingKind } from '../../src/store/rows/mapping-link-rows.ts';
import type { MappingTab } from '../../src/store/rows/mapping-list-rows.ts';
import { type OpenSources, openSources } from '../sources/open-sources.ts';

/** A client of HaloPSA as a test puts it into the mirror. */
export interface StageClient {
  readonly id: number;
  readonly name: string;
  /** Its sites; the first is its main site. Default: one, of ten times its number. */
  readonly sites?: readonly number[];
}

/** An asset of HaloPSA as a test puts it into the mirror; 101 is the field for serial numbers, 106 that for MAC addresses. */
export interface StageAsset {
  readonly id: number;
  readonly clientId: number;
  readonly name: string;
  readonly serial?: string;
  readonly mac?: string;
}

/** Sources, a mirror that the test fills, and the desk of mapping over both. */
export interface MappingStage extends OpenSources {
  readonly desk: MappingDesk;
  /** The desk as somebody else. */
  deskOf(actor: Actor, workspaceId?: number): MappingDesk;
  putClients(clients: readonly StageClient[]): Promise<void>;
  putAssets(assets: readonly StageAsset[]): Promise<void>;
  putTypes(types: readonly { readonly id: number; readonly name: string }[]): Promise<void>;
  /** Adds the source, reads it and looks at both sides. */
  begin(): Promise<void>;
  refresh(): ReturnType<MappingDesk['refresh']>;
  /** Which tab each record of a kind is in, by its key. */
  tabs(kind: MappingKind): Promise<Readonly<Record<string, MappingTab>>>;
  /** What each record of a kind is linked to, by its key. */
  linked(kind: MappingKind): Promise<Readonly<Record<string, number>>>;
}

export const person: Actor = { kind: 'person', name: 'rowan@msp.example', may: 'everything' };

/** Opens a stage. Whoever opens it closes it. */
export async function openMappingStage(): Promise<MappingStage> {
  const sources = await openSources();
  const deskOf = (actor: Actor, workspaceId = 1) => openMappingDesk({ ...sources.deps, actor, workspaceId });
  const desk = deskOf(person);
  const put = async (sql: string, rows: readonly object[]) => void (await sources.query(sql, [JSON.stringify(rows)]));
  const list = async (kind: MappingKind) =>
    (await desk.list({ source: 'Ninja', kind, tab: null, text: null, sort: 'name', after: null, limit: 500 })).rows;
  await put(
    `INSERT INTO mirror.asset_field (connection_id, id, name, raw, synced_at)
     SELECT 1, id, name, '{}', now() FROM jsonb_to_recordset($1::jsonb) AS f (id int, name text)`,
    [
      { id: 101, name: 'Serial Number' },
      { id: 106, name: 'MAC Address' },
    ],
  );
  return {
    ...sources,
    desk,
    deskOf,
    putClients: async (clients) => {
      await put(
        `INSERT INTO mirror.client (connection_id, id, name, main_site_id, raw, synced_at)
         SELECT 1, id, name, site, '{}', now() FROM jsonb_to_recordset($1::jsonb) AS c (id int, name text, site int)`,
        clients.map(({ id, name, sites = [id * 10] }) => ({ id, name, site: sites[0] })),
      );
      await put(
        `INSERT INTO mirror.site (connection_id, id, client_id, name, raw, synced_at)
         SELECT 1, id, client, 'Site ' || id, '{}', now() FROM jsonb_to_recordset($1::jsonb) AS s (id int, client int)`,
        clients.flatMap(({ id, sites = [id * 10] }) => sites.map((site) => ({ id: site, client: id }))),
      );
    },
    putAssets: (assets) =>
      put(
        `INSERT INTO mirror.asset (connection_id, id, client_id, inventory_number, raw, synced_at)
         SELECT 1, id, client, name, json_build_object('fields', fields), now()
           FROM jsonb_to_recordset($1::jsonb) AS a (id int, client int, name text, fields jsonb)`,
        assets.map(({ id, clientId, name, serial, mac }) => ({
          id,
          client: clientId,
          name,
          fields: [
            ...(serial === undefined ? [] : [{ id: 101, name: 'Serial Number', value: serial }]),
            ...(mac === undefined ? [] : [{ id: 106, name: 'MAC Address', value: mac }]),
          ],
        })),
      ),
    putTypes: (types) =>
      put(
        `INSERT INTO mirror.asset_type (connection_id, id, name, raw, synced_at)
         SELECT 1, id, name, '{}', now() FROM jsonb_to_recordset($1::jsonb) AS t (id int, name text)`,
        types,
      ),
    begin: async () => {
      await sources.add();
      await sources.ingest();
      await desk.refresh({ source: 'Ninja' });
    },
    refresh: () => desk.refresh({ source: 'Ninja' }),
    tabs: async (kind) => Object.fromEntries((await list(kind)).map(({ sourceKey, tab }) => [sourceKey, tab])),
    linked: async (kind) =>
      Object.fromEntries(
        (await list(kind)).flatMap(({ sourceKey, link }) =>
          link?.state === 'linked' && link.haloKey !== null ? [[sourceKey, link.haloKey] as const] : [],
        ),
      ),
  };
}

const names = ['Kestrel Dental', 'Marrow Quarries Ltd', 'Ostrom & Vale', 'Tidewater Glass', 'Zephyr Looms'];

/** The companies of the imitated tool by other names than it gives them: 11 to 15. */
export function nameCompanies({ rows }: Pick<MappingStage, 'rows'>, given: readonly string[] = names): void {
  for (const [index, row] of rows.companies.entries()) Object.assign(row, { name: given[index] ?? `Nobody ${index}` });
}
