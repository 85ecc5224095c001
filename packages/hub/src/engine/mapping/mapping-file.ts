import { z } from 'zod';
import { type MappingKey, type MappingLink, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { type MappingSettings, mappingSettingsSchema } from './mapping-settings.ts';

const text = z.string().max(500);

const fileLink = z.strictObject({
  kind: z.enum(mappingKinds),
  sourceKey: text.min(1),
  /** What the tool calls it; for people. */
  sourceName: text.nullable(),
  siteName: text,
  state: z.enum(['linked', 'ignored', 'suspended']),
  haloKey: z.int().positive().nullable(),
  haloName: text.nullable(),
  siteId: z.int().positive().nullable(),
  reason: text.nullable(),
  decidedBy: text.min(1),
});

/** A mapping as a file: settings, and links with names and keys. */
export const mappingFileSchema = z.strictObject({
  format: z.literal('sundog-mapping'),
  version: z.literal(1),
  source: text,
  connector: text,
  settings: mappingSettingsSchema,
  links: z.array(fileLink).max(200_000),
});
export type MappingFile = z.output<typeof mappingFileSchema>;
export type FileLink = MappingFile['links'][number];

/** A mapping as a file says it. The same mapping is the same text. */
export function toMappingFile(given: {
  readonly source: string;
  readonly connector: string;
  readonly settings: MappingSettings;
  readonly links: readonly MappingLink[];
  readonly nameOf: (key: MappingKey) => string | null;
}): MappingFile {
  const { source, connector, settings, links, nameOf } = given;
  return {
    format: 'sundog-mapping',
    version: 1,
    source,
    connector,
    settings,
    links: links.map((link) => ({
      kind: link.kind,
      sourceKey: link.sourceKey,
      sourceName: nameOf(link),
      siteName: link.siteName,
      state: link.state,
      haloKey: link.haloKey,
      haloName: link.haloName,
      siteId: link.siteId,
      reason: link.reason,
      decidedBy: link.decidedBy,
    })),
  };
}
