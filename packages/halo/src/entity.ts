import type { HaloField } from './fields/field.ts';

/** The fields of an entity by our name of them (camelCase). */
export type HaloFields = Readonly<Record<string, HaloField<unknown>>>;

/** How the list of an entity is read. Sources: API.md 2.2 and 2.3, entities.json. */
export interface HaloList {
  /** Members under which the rows may stand in an envelope, likeliest first. Empty: Halo answers a bare array. The reader accepts
   * every shape in any case (API.md 2.2, rule for a client); this only decides between several arrays. */
  readonly keys: readonly string[];
  /** Whether `pageinate=true&page_size&page_no` are documented for this list. */
  readonly paged: boolean;
  /** Rows asked for per page. The reader goes by the rows returned, never by this. */
  readonly pageSize: number;
  /** The query of a full read: flags that make names and inactive rows appear. Never paging or order. */
  readonly query: Readonly<Record<string, string>>;
  /** The field to order by, ascending, so that inserted rows do not shift pages. Absent: the list has no `order` parameter. */
  readonly order?: string;
  /** The flag that makes the list return ids only, and nothing else (API.md 2.3). */
  readonly idsOnly?: string;
}

/** Where the rows come from. */
export type HaloSource =
  /** The entity's own list. */
  | { readonly by: 'list'; readonly list: HaloList }
  /** One list per parent record (`/Actions?ticket_id=`): costs one request per parent. `parentField` is our name of the field that holds the parent's id. */
  | {
      readonly by: 'parent';
      readonly parent: string;
      readonly parameter: string;
      readonly parentField: string;
      readonly list: HaloList;
    }
  /** Rows that stand inside the rows of another entity (`lines` of an invoice): costs nothing of its own. */
  | { readonly by: 'embedded'; readonly parent: string; readonly member: string; readonly parentField: string };

/** How changes since the last read can be found. Sources: API.md 2.5. */
export type HaloIncremental =
  /** Order by this field descending and stop below the watermark. `field` is our name, `order` Halo's. */
  | { readonly by: 'newest-first'; readonly field: string; readonly order: string }
  /** A change feed entity (`AssetChange`) names the ids that changed, and when: `idField` and `timeField` are our names of its fields. */
  | { readonly by: 'change-feed'; readonly feed: string; readonly idField: string; readonly timeField: string }
  /** A window on a date: rows outside the window are not read again. `days` back from now. */
  | { readonly by: 'window'; readonly start: string; readonly end: string; readonly days: number }
  /** Append-only: highest id first, stop at the last id known. */
  | { readonly by: 'highest-id' }
  /** With its parent: read when the parent changed. */
  | { readonly by: 'parent' }
  /** Nothing documented: the whole list, row hashes decide. */
  | { readonly by: 'full' };

/** One entity of HaloPSA: everything the client must know of it. See {@link defineHaloEntity}. */
export interface HaloEntity<Name extends string = string, Fields extends HaloFields = HaloFields, Key extends string = string> {
  /** Singular, kebab-case, the field's own word: `ticket`, `recurring-invoice`. Also the brand of its ids. */
  readonly name: Name;
  /** The words for people: `Recurring invoice`, `Recurring invoices`. */
  readonly title: string;
  readonly titlePlural: string;
  /** The path below the resource server, in Halo's spelling: `Tickets`. */
  readonly path: string;
  /** Names of the schemas in HaloPSA's OpenAPI document: of a detail, and of a list row where it has its own. */
  readonly schema: string;
  readonly listSchema?: string;
  /** Our names of the fields that together identify a record within one HaloPSA. */
  readonly key: readonly Key[];
  readonly fields: Fields;
  readonly source: HaloSource;
  /** The query of GET by id, or null where there is no such call. */
  readonly detail: Readonly<Record<string, string>> | null;
  readonly incremental: HaloIncremental;
  /** Halo's application scopes that a read and a write need. Empty: none is known. */
  readonly scopes: { readonly read: readonly string[]; readonly edit: readonly string[] };
  /** What can be written: POST, DELETE. */
  readonly writable: boolean;
  readonly deletable: boolean;
  /** Halo's names of fields that change without anybody changing the record (timers, counters of others). They take no part in the content hash. */
  readonly volatile: readonly string[];
  /** Halo's names of fields that must never be kept, in no form: they hold secrets or are useless bulk. */
  readonly redact: readonly string[];
  /**
   * Halo's names of members in which people write what a ticket is about. They are kept, unless a connection wants none of it: see
   * `withoutFreeText`, which also cuts what this definition does not know.
   */
  readonly freeText: readonly string[];
  /** Whether text of members that the definition does not know is kept. */
  readonly keepsUnknownText: boolean;
  /** What is peculiar, each with its source. Copes here; `packages/sandbox/src/quirks` imitates. */
  readonly quirks: readonly string[];
}

/** A record of an entity once read: key fields are never null, every other may be. */
export type HaloRecord<E extends HaloEntity> =
  E extends HaloEntity<string, infer Fields, infer Key>
    ? {
        readonly [F in keyof Fields]: F extends Key ? NonNullable<Fields[F]['__type']> : NonNullable<Fields[F]['__type']> | null;
      }
    : never;

type WithDefault = 'volatile' | 'redact' | 'freeText' | 'keepsUnknownText' | 'quirks' | 'writable' | 'deletable';

/** What `defineHaloEntity` takes: the entity, where what has a plain default may be left out. */
type HaloEntityInput<Name extends string, Fields extends HaloFields, Key extends string> = Omit<
  HaloEntity<Name, Fields, Key>,
  WithDefault
> &
  Partial<Pick<HaloEntity<Name, Fields, Key>, WithDefault>>;

/**
 * Declares an entity of HaloPSA. One file per entity in `entities/`, and a line in `entities/index.ts`.
 *
 * @example
 * export const site = defineHaloEntity({
 *   name: 'site',
 *   title: 'Site',
 *   titlePlural: 'Sites',
 *   path: 'Site',
 *   schema: 'Site',
 *   listSchema: 'Site_List',
 *   key: ['id'],
 *   fields: {
 *     id: field.id('id', 'site'),
 *     name: field.text('name'),
 *     clientId: field.id('client_id', 'client'),
 *     lastUpdate: field.instant('slastupdate', { from: 'detail' }),
 *   },
 *   source: { by: 'list', list: { keys: ['sites'], paged: true, pageSize: 500, query: { includeinactive: 'true' }, order: 'id', idsOnly: 'idonly' } },
 *   detail: { includedetails: 'true' },
 *   incremental: { by: 'full' },
 *   scopes: { read: ['read:customers'], edit: ['edit:customers'] },
 *   writable: true,
 *   deletable: true,
 *   quirks: ['client_id is typed number: 12.0 is 12 (API.md 3.2).'],
 * });
 */
export function defineHaloEntity<
  const Name extends string,
  const Fields extends HaloFields,
  const Key extends keyof Fields & string,
>(entity: HaloEntityInput<Name, Fields, Key>): HaloEntity<Name, Fields, Key> {
  return {
    volatile: [],
    redact: [],
    freeText: [],
    keepsUnknownText: true,
    quirks: [],
    writable: false,
    deletable: false,
    ...entity,
  };
}
