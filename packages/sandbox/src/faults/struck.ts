import type { ServerResponse } from 'node:http';
import type { Answer } from '../http/answer.ts';
import type { Query } from '../http/query.ts';
import type { Parcel } from '../http/send-answer.ts';
import type { FaultKind } from './fault.ts';

/** What a fault does to one request. */
export interface Struck {
  readonly kind: FaultKind;
  /** The query that is served instead of the one that was asked. */
  readonly query: Query;
  /** The answer that is given instead of serving. */
  readonly instead?: Answer;
  /** Changes the JSON of an answer that worked. */
  readonly reshape?: (json: unknown) => unknown;
  /** Writes the bytes in its own way. */
  readonly write?: (response: ServerResponse, parcel: Parcel) => void;
  /** The connection dies at once, the request is served after so many milliseconds. */
  readonly delayMs?: number;
}
