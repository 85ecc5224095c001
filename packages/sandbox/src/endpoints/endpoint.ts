import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Condition } from '../lists/condition.ts';
import type { ListShape } from '../lists/list-cutter.ts';
import type { Row } from '../tables/table.ts';
import type { Draft } from '../writes/draft.ts';

/** What one parameter of a list demands of the rows; null: nothing. */
export type Filter = (value: string, call: Call, name: string) => Condition | null;

/** A path below an endpoint's own, with a meaning of its own: `GET Agent/me`, `POST Invoice/updatelines`. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** The segment after the endpoint's path, lower-case; null: the path itself. */
  readonly action: string | null;
  /** `rest`: the segments behind the action. */
  readonly run: (call: Call, endpoint: Endpoint, rest: readonly string[]) => Answer | Promise<Answer>;
}

/** How rows come into being and change. Every member may be left out. */
export interface Writes {
  /** Members that a new row has when nothing was sent for them. */
  readonly defaults?: (call: Call) => Row;
  /** Refuses a write by throwing, or sets members that follow from others. Called before anything is stored. */
  readonly settle?: (draft: Draft) => void;
  /** What follows from a write that was stored: other rows, feeds. */
  readonly after?: (draft: Draft, stored: Row) => void;
  /** Members that are set to now at every write. */
  readonly stamps?: readonly string[];
  /** Members that are set to now when the row is made. */
  readonly birth?: readonly string[];
  /** The feed entity that gets a row for every changed member. */
  readonly feed?: 'asset-change' | 'user-change' | 'licence-change' | 'invoice-change';
  /** Members of new rows that must be there. */
  readonly required?: readonly string[];
}

/** One entity of HaloPSA as its HTTP interface shows it. See {@link defineEndpoint}. */
export interface Endpoint {
  /** The table that holds its rows. An endpoint with `hasRows: false` has none. */
  readonly entity: string;
  /** The path below the resource server, in Halo's spelling. */
  readonly path: string;
  readonly hasRows?: false;
  /** Names of Halo's schemas: of a detail and of a list row. */
  readonly schema: string;
  readonly listSchema?: string;
  /** The member under which the rows stand in the list's envelope; null: the list is a bare array (API.md 2.2). */
  readonly envelope: string | null;
  /** `always`; `paged`: only when `pageinate=true` (else bare); `unless-refused`: bare when `pageinate=false` is said (API.md 6.2). */
  readonly wrapped?: 'always' | 'paged' | 'unless-refused';
  /** Members that make the key. Default `id`. */
  readonly key?: readonly string[];
  /** Of which kind an id is. Default `integer`. */
  readonly idKind?: 'integer' | 'uuid' | 'text';
  readonly list?: ListShape;
  /** Members of the schema beyond those that the rows of a new world happen to have: they are kept when they are sent. */
  readonly members?: readonly string[];
  readonly filters?: Readonly<Record<string, Filter>>;
  /** Members that `search` looks into. */
  readonly search?: readonly string[];
  /** `filter_name`s of `advanced_search` that this Halo knows, and the member each looks at. */
  readonly advanced?: Readonly<Record<string, string>>;
  /** Whether only active rows are shown unless others are asked for (API.md 2.4): the boolean member that says inactive. */
  readonly inactive?: string;
  /** The flag that makes the list answer ids only (API.md 2.3). */
  readonly idsOnly?: string;
  /** Whether `pageinate` is documented. */
  readonly paged?: boolean;
  /** Whether the documented maximum of rows per page holds. */
  readonly isTicketLike?: boolean;
  /** Further members of the envelope. */
  readonly envelopeExtras?: (call: Call) => Row;
  /** Rows changed before they are cut, by flags of the query: lines left out, fields added. */
  readonly dress?: (row: Row, call: Call, of: 'list' | 'detail') => Row;
  /** Answers `GET /X/{id}` where that is more than the row. */
  readonly detail?: (call: Call, id: string) => Answer | Promise<Answer>;
  /** Demands that every list of this endpoint makes, whatever is asked. */
  readonly always?: (call: Call) => readonly Condition[];
  /** Whether and how it is written. False: GET only. */
  readonly writes: Writes | false;
  readonly deletable: boolean;
  readonly routes?: readonly Route[];
}

/**
 * Declares how one entity stands in Halo's HTTP interface. One file per entity or family, and a line in `endpoints/index.ts`.
 *
 * @example
 * export const team = defineEndpoint({
 *   entity: 'team', path: 'Team', schema: 'SectionDetail', listSchema: 'SectionDetail_List', envelope: null,
 *   list: { only: ['id', 'name', 'department_id'] },
 *   filters: { department_id: filter.ids('department_id') },
 *   writes: {}, deletable: true,
 * });
 */
export function defineEndpoint(endpoint: Endpoint): Endpoint {
  return endpoint;
}
