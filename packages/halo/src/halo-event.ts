/** What a client tells of its work. Never holds a secret, a query or a body. */
export type HaloEvent =
  | { readonly kind: 'answered'; readonly endpoint: string; readonly status: number; readonly ms: number; readonly bytes: number }
  | {
      readonly kind: 'retrying';
      readonly endpoint: string;
      readonly code: string;
      readonly failures: number;
      readonly waitMs: number;
    }
  | { readonly kind: 'rate-limited'; readonly endpoint: string; readonly pauseMs: number; readonly limit: number }
  | { readonly kind: 'signed-in'; readonly expiresInMs: number }
  | { readonly kind: 'sign-in-failed'; readonly code: string }
  | { readonly kind: 'page-size-learned'; readonly entity: string; readonly asked: number; readonly given: number }
  | { readonly kind: 'text-repaired'; readonly endpoint: string };
