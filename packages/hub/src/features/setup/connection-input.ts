import { z } from 'zod';
import { Secret } from '../../foundation/secret.ts';

const oneLine = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .refine((text) => !/[\r\n\0]/.test(text), 'must be one line');

/** The name of a connection: what people type in commands. */
export const connectionName = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,62}$/u,
    'begins with a letter or digit, then letters, digits, blanks, dots, dashes; at most 63',
  )
  .refine((name) => !/^\d+$/.test(name), 'must not be a bare number: numbers name connections by their id');

/** The fields of a connection besides its name and secret. */
export const connectionFields = z.object({
  url: oneLine,
  clientId: oneLine.max(200),
  tenant: z.string().trim().max(200).nullable().default(null),
  grant: z.enum(['client_credentials', 'password']).default('client_credentials'),
  username: oneLine.max(200).nullable().default(null),
  resourceServer: oneLine.nullable().default(null),
  authServer: oneLine.nullable().default(null),
  caPem: z.string().max(200_000).nullable().default(null),
  /** Whether the very hosts that are typed here may have private addresses. */
  allowPrivateHost: z.boolean().default(false),
  /** Table names; null: all. */
  entities: z.array(z.string()).readonly().nullable().default(null),
  requestLimit: z.int().min(1).max(100_000).default(250),
  windowSeconds: z.int().min(1).max(86_400).default(300),
  pageSize: z.int().min(1).max(10_000).nullable().default(null),
  /** Whether the free text of tickets is cut out before anything is stored. */
  noTicketText: z.boolean().default(false),
  /** Whether it is the imitated HaloPSA of the demonstration. */
  isSandbox: z.boolean().default(false),
  /** Null: the hub's default; 0: never by schedule. */
  syncEveryMinutes: z.int().min(0).max(10_080).nullable().default(null),
  /** Null: as each entity says; 0: never. */
  fullEveryHours: z.int().min(0).max(8760).nullable().default(null),
  /** Null: what the client asks for by itself. */
  scopes: z.array(z.string().trim().min(1)).readonly().nullable().default(null),
});

/** How much imperfection is saved; `never`: nothing is, it is a trial. */
export const saveWithField = z.enum(['never', 'nothing', 'warnings', 'errors']).default('nothing');
export const signalField = z.instanceof(AbortSignal).optional();
export const secretField = z.instanceof(Secret);
