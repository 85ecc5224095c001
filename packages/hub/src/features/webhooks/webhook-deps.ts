import type { HaloEntity } from '@sundog/halo';
import type { VerbDeps } from '../../engine/verb.ts';

/** What the verbs of webhooks work with. */
export interface WebhookDeps extends VerbDeps {
  /** The catalogue of entities. */
  readonly entities: readonly { readonly halo: HaloEntity }[];
  /** `SUNDOG_PUBLIC_URL`, without a slash at its end. */
  readonly publicUrl: string | null;
}
