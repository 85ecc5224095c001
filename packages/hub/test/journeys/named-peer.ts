import type { msp360Peer } from '@sundog/connectors/peers';

type FakePeer = typeof msp360Peer;

/** A peer whose rows say other words than it says by itself: names of the clients and assets of a HaloPSA. */
export interface NamedPeer {
  readonly peer: FakePeer;
  /** Says another word from now on, in whatever lists say the first one. */
  say(word: string, instead: string): void;
  /** Changes rows of a stream from now on. */
  alter(stream: string, change: (row: Record<string, unknown>) => void): void;
}

/** The peer with its words replaced. @param words by what the peer says by itself */
export function namePeer(peer: FakePeer, words: Readonly<Record<string, string>>): NamedPeer {
  const said = new Map(Object.entries(words));
  const alterations: { readonly stream: string; readonly change: (row: Record<string, unknown>) => void }[] = [];
  const rowsOf = ({ stream, rows }: FakePeer['lists'][number]) =>
    rows.map((row) => {
      const copy = structuredClone(row) as Record<string, unknown>;
      for (const one of alterations) if (one.stream === stream) one.change(copy);
      return JSON.parse(JSON.stringify(copy), (_, value) => (typeof value === 'string' ? (said.get(value) ?? value) : value));
    });
  const lists = peer.lists.map((list) => ({
    ...list,
    get rows() {
      return rowsOf(list);
    },
  }));
  return {
    peer: { ...peer, lists },
    say: (word, instead) => void said.set(word, instead),
    alter: (stream, change) => void alterations.push({ stream, change }),
  };
}
