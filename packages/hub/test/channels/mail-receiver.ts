import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string | null;
  readonly isEncrypted: boolean;
  readonly raw: string;
}

/** A mail server on this machine. */
export interface MailReceiver {
  readonly port: number;
  readonly mails: ReceivedMail[];
  close(): Promise<void>;
}

export interface MailReceiverOptions {
  /** Who may send; absent: everybody. */
  readonly login?: { readonly user: string; readonly password: string };
  /** Offer STARTTLS with the library's own certificate, which nobody trusts. */
  readonly offersTls?: boolean;
}

export async function startMailReceiver({ login, offersTls = false }: MailReceiverOptions = {}): Promise<MailReceiver> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: [...(login ? [] : ['AUTH']), ...(offersTls ? [] : ['STARTTLS'])],
    allowInsecureAuth: true,
    authOptional: !login,
    onAuth: ({ username, password }, _session, done) =>
      username === login?.user && password === login?.password ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, session, done) => {
      let raw = '';
      stream.setEncoding('utf8').on('data', (text) => {
        raw += String(text);
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          from: mailFrom === false ? '' : (mailFrom?.address ?? ''),
          to: rcptTo.map(({ address }) => address),
          user: typeof session.user === 'string' ? session.user : null,
          isEncrypted: session.secure,
          raw,
        });
        done(null, 'taken');
      });
    },
  });
  server.on('error', () => undefined); // a client that hangs up on an untrusted certificate is part of a test
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
