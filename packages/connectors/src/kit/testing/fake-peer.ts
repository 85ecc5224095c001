import type { ConnectOrder, StreamName } from '../define-connector.ts';
import type { PeerAnswer, PeerRequest } from './peer-request.ts';

/** A part of a list, and how long the whole is. */
export interface PeerPage {
  readonly rows: readonly unknown[];
  readonly total: number;
}

/** One list of a peer. */
export interface PeerList {
  /** Which stream of the connector reads it; null: something that another stream needs. */
  readonly stream: StreamName | null;
  readonly method?: string;
  /** The whole path. */
  readonly path: RegExp;
  readonly rows: readonly unknown[];
  /** One more row, for a list that grows while it is read. */
  readonly another: unknown;
  /** The part that a request asks for. `most` is the size that the peer caps pages at. */
  page(rows: readonly unknown[], request: PeerRequest, most: number): readonly unknown[];
  /** The answer around the part. */
  answer(page: PeerPage, request: PeerRequest): unknown;
}

/**
 * A tool as its documents describe it, for tests. It is written from the facts and imports nothing of its connector, so that the two cannot
 * share an error.
 */
export interface FakePeer {
  /** Settings that lead here, secrets among them. */
  readonly settings: Readonly<Record<string, string>>;
  readonly lists: readonly PeerList[];
  /** What is not a list: signing in, one device. Null: not known here. */
  respond(request: PeerRequest): PeerAnswer | null;
  /** Whether a request is signed in. */
  isSignedIn(request: PeerRequest): boolean;
  /** What every ticket that it gives out looks like; absent where it gives out none. */
  readonly tickets?: RegExp;
  /** Ends every sign-in that was given out, as tools do from time to time. Absent where keys do not end. */
  endSignIns?(): void;
  /** A device that can be opened, and the address that opens it; absent where the tool has none. */
  readonly opens?: {
    readonly device: { readonly id: string; readonly fields: Record<string, string> };
    /** Who opens it and what, where the tool asks. */
    readonly order?: ConnectOrder;
    /** As a pattern where each address is another. */
    readonly url: string | RegExp;
  };
  /** How it speaks over a websocket; absent where it does not. */
  readonly socket?: {
    readonly path: string;
    /**
     * A message as a request, so that lists and single answers are the same as elsewhere: its path is that of the websocket, a slash and what
     * is asked for.
     */
    nameOf(message: unknown): string;
    /** What it says to whoever is not signed in. */
    readonly refusal: unknown;
  };
}
