import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { BadSettingError } from './errors/bad-setting.ts';
import { Secret } from './secret.ts';
import { readSecretFiles } from './secret-files.ts';

/**
 * What the environment says. Every member is optional there; an empty value counts as absent. A secret may stand in a file instead:
 * `SUNDOG_SECRET_KEY_FILE` names the file in place of `SUNDOG_SECRET_KEY`, and so for each.
 */
export interface Settings {
  /** `SUNDOG_DATA_DIR`: where everything is kept that is not in somebody else's database. `--data-dir` wins over it. Null: `.sundog` in the checkout. */
  readonly dataDir: string | null;
  /** `SUNDOG_DATABASE_URL`: a PostgreSQL 15 or later to use instead of the embedded one, as `postgres://user:password@host:5432/sundog`. */
  readonly databaseUrl: Secret | null;
  /** `SUNDOG_SECRET_KEY`: the key for secrets, 32 bytes or more in base64 or hexadecimal. Null: a file in the data directory. */
  readonly secretKey: Secret | null;
  /** `SUNDOG_SECRET_KEY_NEXT`: the key that is to follow it, while `key rotate` seals all secrets anew. */
  readonly secretKeyNext: Secret | null;
  /** `SUNDOG_PUBLIC_URL`: the address under which others reach this hub, without a slash at its end. */
  readonly publicUrl: string | null;
  /** `SUNDOG_TRUSTED_PROXIES`: addresses or networks (`10.0.0.5, 10.1.0.0/16`) of reverse proxies whose word on who asks is taken. Default: none. */
  readonly trustedProxies: readonly string[];
  /** `SUNDOG_ROLE_PREFIX`: begins the names of the database roles; one of its own for each hub on a database server. Default `sundog`. */
  readonly rolePrefix: string;
  /** `SUNDOG_CLIENT_SECRET`: the client secret (or password) for `connect`, `connection edit` and `connection rotate`. */
  readonly clientSecret: Secret | null;
  /** `SUNDOG_CHANNEL_SECRET`: the secret of a channel (its URL, or the SMTP password) for `channel add` and `channel edit --new-secret`. */
  readonly channelSecret: Secret | null;
  /** `SUNDOG_SOURCE_SECRET`: the secret of a source, where it has one alone, for `source add` and `source edit --new-secrets`. */
  readonly sourceSecret: Secret | null;
  /** `SUNDOG_LOG_LEVEL`: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`. Default `info`. */
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** `SUNDOG_LOG_OUTPUT`: `file` (`logs/sundog.log` in the data directory) or `stderr`, for containers and services. Default `file`. */
  readonly logOutput: 'file' | 'stderr';
  /** `SUNDOG_REQUEST_LOG`: `on` or `off`, one line per HTTP request. Default `on`. */
  readonly requestLog: boolean;
  /** `SUNDOG_METRICS_TOKEN`: whoever sends it as `Authorization: Bearer` may read /metrics. Null: only the machine itself may. */
  readonly metricsToken: Secret | null;
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) >= 1 && Number(length) <= (family === 4 ? 32 : 128));
}

const secret = z
  .string()
  .transform((text) => new Secret(text))
  .nullable();

const schema = z.object({
  SUNDOG_DATA_DIR: z
    .string()
    .transform((path) => resolve(path))
    .nullable(),
  SUNDOG_DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text.replace(/^postgres(ql)?:/, 'http:')),
      'it is not an address like postgres://user:password@host:5432/sundog (characters such as @ and / in the password are written as %40 and %2F)',
    )
    .transform((text) => new Secret(text))
    .nullable(),
  SUNDOG_SECRET_KEY: secret,
  SUNDOG_SECRET_KEY_NEXT: secret,
  SUNDOG_PUBLIC_URL: z
    .string()
    .refine(
      (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
      'it is not an address like https://sundog.example.com',
    )
    .transform((text) => text.replace(/\/+$/, ''))
    .nullable(),
  SUNDOG_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''))
    .refine((networks) => networks.every(isNetwork), 'it is not a list like 10.0.0.5, 10.1.0.0/16')
    .nullable(),
  SUNDOG_ROLE_PREFIX: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]{0,30}$/,
      'it must begin with a small letter, then small letters, digits and underscores, 31 characters at the most',
    )
    .nullable(),
  SUNDOG_CLIENT_SECRET: secret,
  SUNDOG_CHANNEL_SECRET: secret,
  SUNDOG_SOURCE_SECRET: secret,
  SUNDOG_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'it must be fatal, error, warn, info, debug, trace or silent',
    )
    .nullable(),
  SUNDOG_LOG_OUTPUT: z.enum(['file', 'stderr'], 'it must be file or stderr').nullable(),
  SUNDOG_REQUEST_LOG: z.enum(['on', 'off'], 'it must be on or off').nullable(),
  SUNDOG_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{20,200}$/, 'it must have 20 to 200 characters without spaces: make one with `openssl rand -hex 24`')
    .transform((text) => new Secret(text))
    .nullable(),
});

/** The settings that may stand in a file: the name of the variable with `_FILE` behind it names the file. */
const secretNames = [
  'SUNDOG_DATABASE_URL',
  'SUNDOG_SECRET_KEY',
  'SUNDOG_SECRET_KEY_NEXT',
  'SUNDOG_CLIENT_SECRET',
  'SUNDOG_CHANNEL_SECRET',
  'SUNDOG_SOURCE_SECRET',
  'SUNDOG_METRICS_TOKEN',
] as const;

/** Every variable of the environment that means something here. */
export const settingNames: readonly string[] = [...Object.keys(schema.shape), ...secretNames.map((name) => `${name}_FILE`)];

/** Reads the settings; the only reader of the environment. @throws BadSettingError */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const said = Object.fromEntries(settingNames.map((name) => [name, environment[name]?.trim() || null]));
  const given = readSecretFiles(said, secretNames);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadSettingError(String(issue?.path[0] ?? 'a setting'), issue?.message ?? 'it was not understood');
  }
  const values = parsed.data;
  return {
    dataDir: values.SUNDOG_DATA_DIR,
    databaseUrl: values.SUNDOG_DATABASE_URL,
    secretKey: values.SUNDOG_SECRET_KEY,
    secretKeyNext: values.SUNDOG_SECRET_KEY_NEXT,
    publicUrl: values.SUNDOG_PUBLIC_URL,
    trustedProxies: values.SUNDOG_TRUSTED_PROXIES ?? [],
    rolePrefix: values.SUNDOG_ROLE_PREFIX ?? 'sundog',
    clientSecret: values.SUNDOG_CLIENT_SECRET,
    channelSecret: values.SUNDOG_CHANNEL_SECRET,
    sourceSecret: values.SUNDOG_SOURCE_SECRET,
    logLevel: values.SUNDOG_LOG_LEVEL ?? 'info',
    logOutput: values.SUNDOG_LOG_OUTPUT ?? 'file',
    requestLog: values.SUNDOG_REQUEST_LOG !== 'off',
    metricsToken: values.SUNDOG_METRICS_TOKEN,
  };
}
