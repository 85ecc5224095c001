import type { HaloEntity, HaloError } from '@sundog/halo';
import type { CapabilityName, CapabilityValue, LearnedCapability } from './capabilities.ts';
import type { FindingInput } from './finding.ts';
import type { ListAnswer } from './list-answer.ts';

/** The connection as it was typed and understood. Holds no secret. */
export interface CheckTarget {
  /** The address as the person typed it. */
  readonly typedUrl: string;
  readonly resourceServer: string;
  readonly authServer: string;
  readonly tenant: string | null;
  /** How each part of the address became known. */
  readonly addressFrom: {
    readonly resourceServer: string;
    readonly authServer: string;
    readonly tenant: string;
    /** The host of the authorisation server where it seems to belong to somebody else: the secret goes there. */
    readonly foreignAuthHost: string | null;
  };
  readonly grant: 'client_credentials' | 'password';
  /** When these credentials last worked, ISO 8601; null: never, or they were never tried. */
  readonly workedAt: string | null;
  /** The entities that this connection reads. */
  readonly entities: readonly HaloEntity[];
  /** Names of those without which a connection is of no use: not being able to read one is a failure, not a warning. */
  readonly mandatory: ReadonlySet<string>;
}

/** What came back for one read of the preflight. */
export type ProbeReply =
  | { readonly ok: true; readonly json: unknown; readonly serverTime: number | null }
  | { readonly ok: false; readonly error: HaloError };

/** One row of a list as the first read of an entity saw it. */
export interface ListSample {
  readonly answer: ListAnswer;
  /** The query that was sent. */
  readonly query: Readonly<Record<string, string>>;
}

/** What came with the token. */
export interface SignInFacts {
  readonly grantedScopes: readonly string[] | null;
  readonly requestedScopes: readonly string[];
  readonly agentName: string | null;
}

/** What a check may use. Every read is a GET, is counted, and goes before background work in the request budget. */
export interface Probe {
  readonly target: CheckTarget;
  /** Milliseconds since 1970. */
  readonly now: number;
  get(path: string, query?: Readonly<Record<string, string>>): Promise<ProbeReply>;
  /** One page of an entity's list with one row or more; the entity's own query is sent along. Remembers the first sample. */
  list(entity: HaloEntity, query: Readonly<Record<string, string>>): Promise<ProbeReply & { readonly answer: ListAnswer | null }>;
  /** Gets a token, or the error that Halo gave. */
  signIn(): Promise<{ readonly ok: true; readonly facts: SignInFacts } | { readonly ok: false; readonly error: HaloError }>;
  /** The certificate that the host showed, or what was wrong with it; null where the address has none (http). */
  certificate(): Promise<CertificateReading | null>;
  /** Every 429 that came by so far. */
  refusals(): number;
  /** What the first read of an entity saw, where it succeeded. */
  sample(entityName: string): ListSample | null;
  /** Facts that later checks need. */
  facts: SignInFacts | null;
  learn<N extends CapabilityName>(name: N, entity: string | null, value: CapabilityValue<N>): void;
  learned(): readonly LearnedCapability[];
}

/** What a TLS handshake showed. */
export interface CertificateReading {
  /** Node's code for what is wrong (`CERT_HAS_EXPIRED`), or null: trusted. */
  readonly problem: string | null;
  readonly issuer: string | null;
  readonly validTo: number | null;
  /** Names of the chain from the leaf, as sent. */
  readonly chainLength: number;
}

/** One check of a connection. See {@link defineCheck}. */
export interface Check {
  readonly name: string;
  /** For people: `Sign-in`. */
  readonly title: string;
  /** Checks that must have been run and must not have failed, or this one is not tested. */
  readonly needs: readonly string[];
  /** How many requests it sends at most, of the shared budget. */
  readonly cost: (target: CheckTarget) => number;
  /** Never throws for what Halo answers: an answer that is wrong is a finding. */
  readonly run: (probe: Probe) => Promise<readonly FindingInput[]>;
}

/**
 * Declares a check. One file per check in `catalog/checks/`, and a line in its `index.ts`.
 *
 * @example
 * export const version = defineCheck({
 *   name: 'version',
 *   title: "Halo's version",
 *   needs: ['sign-in'],
 *   cost: () => 1,
 *   run: async (probe) => {
 *     const reply = await probe.get('VersionInfo');
 *     return [reply.ok ? { outcome: 'passed', sentence: 'Halo tells its version.' } : { outcome: 'not-tested', sentence: 'Halo does not tell its version.' }];
 *   },
 * });
 */
export function defineCheck(check: Check): Check {
  return check;
}
