import type { Halo } from '@sundog/halo';
import type { Secret } from '../foundation/secret.ts';
import type { CertificateReading } from './preflight/check.ts';

/** What a person says of where a HaloPSA is. */
export interface AddressWish {
  /** Any address that was pasted, or a bare name. */
  readonly url: string;
  /** Absent: to be found out. "", "none", "Not set": none is sent. */
  readonly tenant: string | null;
  readonly resourceServer: string | null;
  readonly authServer: string | null;
  readonly caPem: string | null;
  /** The very hosts (`host` or `host:port`) that may have a private address. */
  /** Each as `host:port`. */
  readonly allowPrivateHosts: readonly string[];
}

/** Where a HaloPSA is, and how each part became known (`typed`, `AuthInfo`, `OIDC discovery`, `convention`). */
export interface FoundAddress {
  readonly resourceServer: string;
  readonly authServer: string;
  readonly tenant: string | null;
  readonly from: {
    readonly resourceServer: string;
    readonly authServer: string;
    readonly tenant: string;
    /** The host of the authorisation server where it seems to belong to somebody else than the host that was typed. */
    readonly foreignAuthHost: string | null;
  };
}

/** Everything that a client of one HaloPSA needs. */
export interface HaloSignIn {
  readonly resourceServer: string;
  readonly authServer: string;
  readonly tenant: string | null;
  readonly grant: 'client_credentials' | 'password';
  readonly clientId: string;
  readonly username: string | null;
  /** The client secret, or the password for the password grant. */
  readonly secret: Secret;
  /** Asked for whenever a token is needed, so that a new secret needs no new client. Absent: `secret`. */
  readonly readSecret?: () => Promise<Secret>;
  readonly caPem: string | null;
  readonly allowPrivateHosts: readonly string[];
  /** Null: what the client asks for by itself. */
  readonly scopes: readonly string[] | null;
  /** Requests per window of `windowSeconds`. */
  readonly requestLimit: number;
  readonly windowSeconds: number;
  readonly pageSize: number | null;
  /** Whether these very credentials have worked before: tells "never right" from "no longer right". */
  readonly workedAt: Date | null;
}

/** How verbs reach a HaloPSA; built by the doors, so that verbs depend on no client of their own making. Throws HaloErrors. */
export interface HaloDoor {
  readonly discover: (wish: AddressWish, signal?: AbortSignal) => Promise<FoundAddress>;
  /** Where it would be by convention, for one that cannot be asked now. Sends nothing. */
  readonly assume: (wish: AddressWish) => FoundAddress;
  /** A client. Clients of one resource server share one request budget. Whoever opens it closes it. */
  readonly open: (signIn: HaloSignIn) => Halo;
  readonly readCertificate: (at: Pick<HaloSignIn, 'resourceServer' | 'caPem'>) => Promise<CertificateReading | null>;
}
