import type { RecordFilter } from '@sundog/api';

/** What a technician wants to know of a record at once. `changed` and `halo` are answered the same way for every object. */
export type HeadlineQuestion = 'who' | 'where' | 'open' | 'bought' | 'changed' | 'halo';

/** Other records that belong to this one. */
export interface Neighbour {
  /** `open-tickets`: unique within the object. */
  readonly name: string;
  readonly title: string;
  /** By table name. */
  readonly entity: string;
  /** Their column -> the column of this record whose value it must hold. */
  readonly where: Readonly<Record<string, string>>;
  /** What else must hold of them. */
  readonly filters?: readonly RecordFilter[];
  /** Default: that of their table. */
  readonly sort?: string;
  /** What the first rows show. */
  readonly columns: readonly string[];
}

/** The page of one kind of record. */
export interface ObjectDefinition {
  /** By table name. */
  readonly entity: string;
  /** The first of these columns that is not empty names the record. */
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  /** What a search looks through besides title and subtitle. Columns of text. */
  readonly words: readonly string[];
  /** Which columns, or which neighbours, answer a question. One that an object leaves out has no answer for it. */
  readonly headline: {
    readonly who?: readonly string[];
    readonly where?: readonly string[];
    /** Columns of its state, and neighbours whose counts say what is open. */
    readonly open?: { readonly columns?: readonly string[]; readonly neighbours?: readonly string[] };
    readonly bought?: { readonly columns?: readonly string[]; readonly neighbours?: readonly string[] };
  };
  /** The columns of the page, in groups. A column that stands in none comes under "Everything else". */
  readonly groups: readonly { readonly title: string; readonly columns: readonly string[] }[];
  readonly neighbours: readonly Neighbour[];
  /**
   * The path of the record in HaloPSA's own screens, with `:id` for its number; null: HaloPSA documents none (API.md has no address of a
   * screen), and the link opens its start page.
   */
  readonly haloPath: string | null;
}
