import type { z } from 'zod';
import type { Clock } from './clock.ts';
import type { Http } from './http/question.ts';
import type { AnySettingValues } from './settings/setting-field.ts';
import type { SourceFile } from './source-file.ts';

/** What a connector reads with: one source, signed in. */
export interface Session {
  /** The title of the tool, for sentences. */
  readonly tool: string;
  readonly settings: AnySettingValues;
  readonly http: Http;
  /** The file that was handed in, for connectors of the kind `file`; else null. It comes from the hub, never from a record. */
  readonly file: SourceFile | null;
  readonly clock: Clock;
  /** Told the rows of each page and the shape that they are assumed to have, before they are read. For the check of a source. */
  readonly onRows: (rows: readonly unknown[], assumed: z.ZodType) => void;
}
