import type { Source, SourcePlace } from '../sources.queries.ts';

/** What every tab of a source gets. */
export interface TabProps {
  readonly place: SourcePlace;
  readonly source: Source;
}
