import type { StreamName } from '../define-connector.ts';

/** What a peer does to the answers of its lists. */
export type PeerFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly times?: number;
    }
  | { readonly kind: 'html'; readonly times?: number }
  | { readonly kind: 'cut'; readonly times?: number }
  | { readonly kind: 'hang-up'; readonly times?: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly times?: number }
  /** Pages are no longer than this. */
  | { readonly kind: 'cap'; readonly most: number }
  /** The second answer of each list is the first one again, once. */
  | { readonly kind: 'repeat' }
  /** Each list answers with its first page whatever is asked, for ever. */
  | { readonly kind: 'stuck' }
  /** A row is put before the others once the first page of a list is out. */
  | { readonly kind: 'insert' }
  /** One row of the list that this stream reads has lost its sense. */
  | { readonly kind: 'malformed'; readonly stream: StreamName };
