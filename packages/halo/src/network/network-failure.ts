import { AnswerCutOffError } from '../errors/answer-cut-off.ts';
import { BrokenProtocolError } from '../errors/broken-protocol.ts';
import { CertificateChainError } from '../errors/certificate-chain.ts';
import { CertificateExpiredError } from '../errors/certificate-expired.ts';
import { CertificateNameError } from '../errors/certificate-name.ts';
import { CertificateNotYetValidError } from '../errors/certificate-not-yet-valid.ts';
import { CertificateSelfSignedError } from '../errors/certificate-self-signed.ts';
import { CertificateUntrustedError } from '../errors/certificate-untrusted.ts';
import { ConnectionRefusedError } from '../errors/connection-refused.ts';
import { ConnectionResetError } from '../errors/connection-reset.ts';
import { ConnectionTimedOutError } from '../errors/connection-timed-out.ts';
import { HaloError } from '../errors/halo-error.ts';
import { HostNotFoundError } from '../errors/host-not-found.ts';
import { TlsFailedError } from '../errors/tls-failed.ts';

interface Place {
  readonly host: string;
  readonly endpoint: string;
  /** Whether an answer had begun. */
  readonly hasBegun: boolean;
}

const chainCodes = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
]);
const untrustedCodes = /^(CERT_|CRL_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERR_TLS_CERT)/;
const timedOutCodes = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN']);
const resetCodes = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET', 'ERR_STREAM_PREMATURE_CLOSE']);

/** The error of this package for what the network threw: by its code, never by its text. */
export function networkFailure(cause: unknown, place: Place): HaloError {
  if (cause instanceof HaloError) return cause;
  // The parser's error carries what was received, which may hold customers' data: it is told, not kept.
  if (cause instanceof Error && cause.name === 'HTTPParserError')
    return place.hasBegun
      ? new AnswerCutOffError({ endpoint: place.endpoint })
      : new BrokenProtocolError({ host: place.host }, { endpoint: place.endpoint });
  const code = codeOf(cause);
  const about = { host: place.host };
  const detail = { endpoint: place.endpoint, cause };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA' || code === 'EAI_FAIL')
    return new HostNotFoundError(about, detail);
  if (timedOutCodes.has(code)) return new ConnectionTimedOutError(about, detail);
  if (code === 'ECONNREFUSED') return new ConnectionRefusedError(about, detail);
  const certificate = certificateFailure(code, about, detail);
  if (certificate) return certificate;
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return new AnswerCutOffError(detail);
  if (resetCodes.has(code)) return place.hasBegun ? new AnswerCutOffError(detail) : new ConnectionResetError(about, detail);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return new TlsFailedError(about, detail);
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new BrokenProtocolError(about, detail);
  return place.hasBegun ? new AnswerCutOffError(detail) : new ConnectionResetError(about, detail);
}

function certificateFailure(
  code: string,
  about: { readonly host: string },
  detail: { readonly endpoint: string; readonly cause: unknown },
): HaloError | null {
  if (code === 'CERT_HAS_EXPIRED') return new CertificateExpiredError(about, detail);
  if (code === 'CERT_NOT_YET_VALID') return new CertificateNotYetValidError(about, detail);
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return new CertificateNameError(about, detail);
  if (code === 'DEPTH_ZERO_SELF_SIGNED_CERT' || code === 'SELF_SIGNED_CERT_IN_CHAIN')
    return new CertificateSelfSignedError(about, detail);
  if (chainCodes.has(code)) return new CertificateChainError(about, detail);
  if (untrustedCodes.test(code)) return new CertificateUntrustedError({ ...about, reason: code }, detail);
  return null;
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  if ('code' in cause && typeof cause.code === 'string' && cause.code !== '') return cause.code;
  if (cause instanceof AggregateError && cause.errors.length > 0) return codeOf(cause.errors[0]);
  return cause.cause === undefined ? '' : codeOf(cause.cause);
}
