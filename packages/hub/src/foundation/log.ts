import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { destination, type Logger, pino, stdSerializers } from 'pino';
import { HubError } from './errors/hub-error.ts';
import { escapeHidden } from './printable-json.ts';

/** The hub's log: one JSON object per line. */
export type Log = Logger;

export interface LogOptions {
  readonly level: string;
  /** A file to append to, made when absent; absent: standard error. Standard output belongs to the answers of commands. */
  readonly file?: string;
}

/** Names of members that are never written, wherever they stand. `Secret` protects itself; this is for what came from outside as text. */
const secretNames = [
  'secret',
  'clientSecret',
  'client_secret',
  'password',
  'token',
  'access_token',
  'refresh_token',
  'id_token',
  'authorization',
  'Authorization',
  'cookie',
];

/** Opens a log. Writes are synchronous: a line is there when the call returns, also when the process dies next. */
export function openLog({ level, file }: LogOptions): Log {
  if (file !== undefined) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const to = destination({ dest: file ?? 2, sync: true, ...(file === undefined ? {} : { mode: 0o600 }) });
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '***' },
      serializers: { err: describeError, error: describeError },
    },
    // Somebody else's text in a line neither steers the terminal that shows it nor hides a part of itself (TRUST S22).
    { write: (line: string) => void to.write(escapeHidden(line)) },
  );
}

/** What of an error may be written: of ours everything it says, of others message and stack, of both the causes; no further members, which hold answers and parameters. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { type, message, stack } = stdSerializers.err(error);
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const ours = error instanceof HubError ? { causes: error.causes } : {};
  return {
    type,
    message,
    stack: stack.split('\n').slice(1).join('\n'),
    ...code,
    ...ours,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
