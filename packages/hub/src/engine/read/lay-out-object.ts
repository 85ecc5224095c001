import type { HeadlineQuestion, ObjectDefinition } from './object-definition.ts';
import type { RecordColumn } from './record-columns.ts';
import type { Cell } from './to-cells.ts';

/** One question of the headline with its answer. */
export interface HeadlineAnswer {
  readonly question: HeadlineQuestion;
  /** Columns that answer it and are not empty. */
  readonly columns: readonly string[];
  /** Neighbours whose counts answer it. */
  readonly neighbours: readonly string[];
}

/** How the page of one record is laid out: everything by the names of its columns. */
export interface ObjectLayout {
  readonly title: string;
  readonly subtitle: readonly string[];
  readonly headline: readonly HeadlineAnswer[];
  readonly groups: readonly { readonly title: string; readonly columns: readonly string[] }[];
}

type Values = Readonly<Record<string, Cell>>;

/**
 * Lays out a record. What no group names comes under "Everything else", and the hub's own dates under none: they have a place of their own.
 * @param definition null: the record has no page of its own; everything stands in one group
 */
export function layOutObject(
  definition: ObjectDefinition | null,
  columns: readonly RecordColumn[],
  { values, fallback }: { readonly values: Values; readonly fallback: string },
): ObjectLayout {
  const isThere = (name: string) => values[name] !== null && values[name] !== undefined && values[name] !== '';
  const own = columns.map(({ name }) => name).filter((name) => !name.startsWith('hub'));
  const groups = definition?.groups ?? [];
  const placed = new Set(groups.flatMap((group) => group.columns));
  const rest = own.filter((name) => !placed.has(name));
  const naming = definition?.title ?? own.filter((name) => ['name', 'title', 'summary', 'subject', 'fileName'].includes(name));
  const title = naming.find(isThere);
  return {
    title: title === undefined ? fallback : String(values[title]),
    subtitle: (definition?.subtitle ?? []).filter(isThere).map((name) => String(values[name])),
    headline: definition ? headlineOf(definition, isThere) : [],
    groups: [...groups, { title: definition ? 'Everything else' : 'Fields', columns: rest }],
  };
}

function headlineOf({ headline }: ObjectDefinition, isThere: (name: string) => boolean): readonly HeadlineAnswer[] {
  const { who, where, open, bought } = headline;
  const answer = (
    question: HeadlineQuestion,
    columns: readonly string[] | undefined,
    neighbours: readonly string[] | undefined,
  ): HeadlineAnswer => ({ question, columns: (columns ?? []).filter(isThere), neighbours: neighbours ?? [] });
  return [
    answer('who', who, []),
    answer('where', where, []),
    answer('open', open?.columns, open?.neighbours),
    answer('bought', bought?.columns, bought?.neighbours),
    // Answered by the history and the address that come with the page.
    answer('changed', ['lastUpdatedAt'], []),
    answer('halo', [], []),
  ];
}
