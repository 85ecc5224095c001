import { connect, type PeerCertificate, rootCertificates } from 'node:tls';
import type { CertificateReading } from './check.ts';

const timeoutMs = 10_000;

/**
 * Shakes hands with a host and looks at its certificate; sends nothing else. Null for an http address.
 * @param caPem certificates of an authority of one's own, trusted besides the usual ones
 * @throws nothing: a host that does not answer gives its code as the problem
 */
export async function readCertificate(url: string, caPem: string | null): Promise<CertificateReading | null> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:') return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
      ...(caPem === null ? {} : { ca: [...rootCertificates, caPem] }),
      // Not refused at once, so that what is wrong can be told; nothing is ever sent over this connection.
      rejectUnauthorized: false,
    });
    const end = (reading: CertificateReading) => {
      socket.destroy();
      resolve(reading);
    };
    const failed = (problem: string) => end({ problem, issuer: null, validTo: null, chainLength: 0 });
    socket.setTimeout(timeoutMs, () => failed('ETIMEDOUT'));
    socket.once('error', (error: Error & { code?: string }) => failed(error.code ?? 'ECONNRESET'));
    socket.once('secureConnect', () => {
      const leaf = socket.getPeerCertificate(true);
      const validTo = Date.parse(leaf.valid_to);
      end({
        // Typed as an Error, and in fact the text of its code on some versions.
        problem: socket.authorized ? null : codeOf(socket.authorizationError),
        issuer: typeof leaf.issuer?.O === 'string' ? leaf.issuer.O : null,
        validTo: Number.isNaN(validTo) ? null : validTo,
        chainLength: lengthOf(leaf),
      });
    });
  });
}

function codeOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNTRUSTED';
}

function lengthOf(leaf: PeerCertificate & { readonly issuerCertificate?: PeerCertificate }): number {
  const seen = new Set<string>();
  for (
    let one: (PeerCertificate & { readonly issuerCertificate?: PeerCertificate }) | undefined = leaf;
    one?.fingerprint256 && !seen.has(one.fingerprint256);
    one = one.issuerCertificate
  )
    seen.add(one.fingerprint256);
  return seen.size;
}
