/** What a door tells a log. No secret, no query, no text of an answer. */
export type DoorEvent =
  | { readonly kind: 'answered'; readonly endpoint: string; readonly status: number; readonly ms: number; readonly bytes: number }
  | {
      readonly kind: 'retrying';
      readonly endpoint: string;
      readonly code: string;
      readonly failures: number;
      readonly waitMs: number;
    }
  | { readonly kind: 'rate-limited'; readonly endpoint: string; readonly pauseMs: number }
  | { readonly kind: 'signed-in' };
