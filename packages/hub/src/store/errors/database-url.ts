import { HubError } from '../../foundation/errors/hub-error.ts';

interface Known {
  readonly sentence: string;
  readonly causes: readonly string[];
  readonly remedy: string;
}

const signIn: Known = {
  sentence: 'The database server refuses the login of SUNDOG_DATABASE_URL.',
  causes: ['user or password are wrong', 'the server lets this user in from elsewhere only (pg_hba.conf)'],
  remedy:
    'try the same address with psql from this machine, and correct SUNDOG_DATABASE_URL; characters such as @ and / in a password are written as %40 and %2F.',
};

const certificate: Known = {
  sentence: 'The certificate of the database server is not trusted.',
  causes: [
    'it was signed by an authority of your own, or by itself',
    'its name is not the one in SUNDOG_DATABASE_URL',
    'it has expired',
  ],
  remedy: 'add ?sslmode=verify-full&sslrootcert=/path/of/ca.pem to SUNDOG_DATABASE_URL.',
};

const known: Readonly<Record<string, Known>> = {
  '28P01': signIn,
  '28000': signIn,
  '3D000': {
    sentence: 'The database that SUNDOG_DATABASE_URL names does not exist.',
    causes: ['it was not made yet', 'its name is misspelt'],
    remedy: 'make it with CREATE DATABASE sundog, for Sundog alone, and name it at the end of SUNDOG_DATABASE_URL.',
  },
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  CERT_HAS_EXPIRED: certificate,
  ERR_TLS_CERT_ALTNAME_INVALID: certificate,
};

/** The server of SUNDOG_DATABASE_URL answers and does not let us work. */
export class DatabaseUrlError extends HubError {
  readonly code = 'database-url';
  readonly disposition = 'stop';
  readonly causes: readonly string[];
  readonly remedy: string;

  constructor({ sentence, causes, remedy }: Known, cause?: unknown) {
    super(sentence, cause);
    this.causes = causes;
    this.remedy = remedy;
  }
}

/** The error for a first connection that was refused; null where the reason is none of these. */
export function describeUrlFailure(error: unknown): DatabaseUrlError | null {
  if (!(error instanceof Error)) return null;
  const found = known['code' in error ? String(error.code) : ''];
  if (found) return new DatabaseUrlError(found, error);
  if (!/does not support SSL/i.test(error.message)) return null;
  return new DatabaseUrlError(
    {
      sentence: 'The database server does not speak TLS.',
      causes: ['SUNDOG_DATABASE_URL asks for it with sslmode'],
      remedy: 'turn TLS on at the server, or remove sslmode from SUNDOG_DATABASE_URL where the way to the server is safe.',
    },
    error,
  );
}
