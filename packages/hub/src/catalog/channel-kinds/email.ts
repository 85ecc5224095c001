import { isIP, isIPv6 } from 'node:net';
import type { NodemailerError } from 'nodemailer';
import { z } from 'zod';
import {
  type ChannelMessage,
  type ChannelTarget,
  defineChannelKind,
  type SendResult,
} from '../../engine/channels/channel-kind.ts';
import { cutText, isOneLine } from '../../engine/channels/one-line.ts';
import { unsent } from '../../engine/channels/send-message.ts';
import { closingLine, partsOf } from './message-lines.ts';

/** A try ends well within the time for which it is claimed. */
const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };
const totalMs = 45_000;
const usualPorts = [25, 465, 587, 2525];
const mostInSubject = 160;

const hostName = z
  .string()
  .trim()
  .max(253)
  .refine((text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text), 'must be a host name or an IP address')
  .refine((text) => URL.canParse(smtpUrl(text, 25).replace('smtp:', 'https:')), 'must be a host name or an IP address');
/** Neither a line end nor a list: what stands here becomes a header (TRUST S25). */
const address = z.email('must be one e-mail address').refine(isOneLine, 'must be on one line');

/** E-mail by SMTP, in plain text. */
export const email = defineChannelKind({
  kind: 'email',
  title: 'E-mail',
  summary: 'Needs a mail server that takes mail from this machine, and who sends and receives.',
  settings: z
    .strictObject({
      host: hostName.meta({ title: 'Mail server' }),
      port: z.int().min(1).max(65_535).default(587).meta({ title: 'Port' }),
      security: z.enum(['starttls', 'tls', 'none']).default('starttls').meta({ title: 'Encryption' }),
      user: z.string().min(1).max(320).refine(isOneLine, 'must be on one line').optional().meta({ title: 'User' }),
      password: z.string().min(1).max(1000).optional().meta({ secret: true, title: 'Password' }),
      from: address.meta({ title: 'From' }),
      to: z.array(address).min(1).max(50).meta({ title: 'To' }),
    })
    .refine(({ user, password }) => (user === undefined) === (password === undefined), {
      message: 'user and password belong together: give both or neither',
      path: ['user'],
    }),
  isSigned: false,
  target: targetOf,
  send: async (message, settings, { reach, at }) => {
    const subject = `[Sundog] ${message.title}: ${message.sentence}`;
    // The notice is made of one line each. Should another way ever lead here, it ends here.
    if (![subject, settings.from, ...settings.to].every(isOneLine))
      return unsent('A line end in the subject or in an address is refused.');
    const { createTransport } = await import('nodemailer');
    let refused: unknown = null;
    const transport = createTransport({
      ...limits,
      host: settings.host,
      port: settings.port,
      secure: settings.security === 'tls',
      requireTLS: settings.security === 'starttls',
      ignoreTLS: settings.security === 'none',
      tls: { minVersion: 'TLSv1.2', ...(isIP(settings.host) === 0 ? { servername: settings.host } : {}) },
      ...(settings.user === undefined ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
      disableFileAccess: true,
      disableUrlAccess: true,
      // The socket is ours: connected to an address that was checked, where the library would resolve the name by itself.
      getSocket: (_options, done) => {
        reach.connect(settings.host, settings.port).then(
          (connection) => done(null, { connection }),
          (error: unknown) => {
            refused = error;
            done(new Error('no connection'));
          },
        );
      },
    });
    const text = bodyOf(message);
    try {
      const sent = await transport.sendMail({
        from: { name: 'Sundog', address: settings.from },
        to: settings.to.map((one) => ({ name: '', address: one })),
        subject: cutText(subject, mostInSubject),
        text,
        date: at,
        messageId: `<${message.id}@${settings.from.split('@').at(-1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Sundog-Event': message.event, 'X-Sundog-Delivery': message.id },
        signal: AbortSignal.timeout(totalMs),
      });
      const left = sent.rejected.length;
      return {
        isSent: true,
        status: Number(/^\d{3}/.exec(sent.response)?.[0] ?? 250),
        sentence:
          left === 0
            ? 'The mail server took it.'
            : `The mail server took it, but for ${left} of ${settings.to.length} recipients.`,
        requestBytes: Buffer.byteLength(text),
        responseBytes: Buffer.byteLength(sent.response),
        retryAfterMs: null,
        answer: sent.response.slice(0, 300),
      };
    } catch (error) {
      if (refused !== null) throw refused;
      return failureOf(error as NodemailerError, text);
    }
  },
});

function targetOf({
  host,
  port,
  security,
}: {
  readonly host: string;
  readonly port: number;
  readonly security: string;
}): ChannelTarget {
  // Read as https, so that WHATWG parsing makes one of every spelling of an address.
  const { hostname } = new URL(smtpUrl(host, port).replace('smtp:', 'https:'));
  return { url: new URL(`smtp://${hostname}:${port}`), isPlain: security === 'none', usualPorts };
}

function smtpUrl(host: string, port: number): string {
  return `smtp://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function bodyOf(message: ChannelMessage): string {
  const parts = partsOf(message).map(({ heading, lines }) =>
    heading === '' ? lines.join('\n') : `${heading}:\n${lines.map((line) => `  ${line}`).join('\n')}`,
  );
  return `${[...parts, closingLine(message)].join('\n\n')}\n`;
}

const sentences: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server refuses the user or the password',
  ENOAUTH: 'The mail server wants a user and a password',
  EENVELOPE: 'The mail server refuses the sender or every recipient',
  EMESSAGE: 'The mail server refuses the message',
  ETLS: 'The mail server offers no encryption that can be used',
  ETIMEDOUT: 'The mail server did not answer in time',
  EABORT: 'The mail server did not answer in time',
  EPROTOCOL: 'What answers there does not speak SMTP',
};

/** What the library calls `ESOCKET` and Node by a code of its own. */
const untrusted = /CERT|SIGNATURE|ISSUER|ALTNAME|^CRL_|^INVALID_/;

/** By the codes of the library and of Node, never by the server's text. */
function failureOf(error: NodemailerError, text: string): SendResult {
  const origin = 'originalCode' in error ? String(error.originalCode) : '';
  const known = untrusted.test(origin)
    ? `The certificate of the mail server is not trusted (${origin})`
    : sentences[error.code ?? ''];
  const status = error.responseCode ?? null;
  const sentence = `${known ?? 'The connection to the mail server was lost'}${status === null ? '' : ` (${status})`}.`;
  return { ...unsent(sentence), status, requestBytes: Buffer.byteLength(text) };
}
