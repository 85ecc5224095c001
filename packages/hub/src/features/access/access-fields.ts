import { roles } from '@sundog/api';
import { z } from 'zod';

/** An e-mail address, in lower case. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'an address like name@example.test');

/** How somebody is called: no line ends, no characters that turn text around (TRUST S22). */
export const displayNameField = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Bidi_C}]*$/u, 'letters, digits and signs on one line');

/** A name of a group, a key, a workspace. */
export const nameField = displayNameField.max(80);

export const accountIdField = z.uuid();
export const roleField = z.enum(roles);

/** Clients that somebody may see; null: all. */
export const clientsField = z
  .array(z.object({ connectionId: z.number().int().positive(), clientId: z.number().int() }))
  .max(1000)
  .nullable();
