import { z } from 'zod';
import type { VerbDeps } from '../../engine/verb.ts';
import { mappingKinds } from '../../store/rows/mapping-link-rows.ts';

const text = z.string().min(1).max(500);

/** A record of a source, or of a company a site of it. */
export const mappingKey = z.object({
  kind: z.enum(mappingKinds),
  sourceKey: text,
  /** Of a company: the tool's name of a site that goes elsewhere. Empty: all of it. */
  siteName: z.string().max(500).default(''),
});

/** Name or number of a source, with records of it. What is named more than once counts once. */
export const mappingKeysInput = z.object({
  source: z.string(),
  keys: z.array(mappingKey).min(1).max(20_000),
});

/** Who decides, as links say it. */
export function deciderOf({ actor }: Pick<VerbDeps, 'actor'>): string {
  return actor.name;
}
