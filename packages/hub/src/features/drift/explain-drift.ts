import type { DriftKind, SchemaDrift } from '../../store/rows/schema-drift-rows.ts';

interface Explained {
  readonly sentence: string;
  readonly remedy: string;
}

type Drift = Pick<SchemaDrift, 'entity' | 'field' | 'before' | 'after'> & { readonly column: string | null };

const explain: Readonly<Record<DriftKind, (drift: Drift) => Explained>> = {
  new: ({ entity, field, after }) => ({
    sentence: `HaloPSA sends a new field "${field}" (${after ?? 'null'}). It is kept in the raw text of each row; no column is read from it.`,
    remedy: `Nothing has to be done. To see it: npx sundog query "select raw from mirror.${entity} limit 1"`,
  }),
  missing: ({ entity, field, before, column }) =>
    column === null
      ? {
          sentence: `HaloPSA no longer sends the field "${field}" (${before ?? 'null'}). No column is read from it.`,
          remedy: 'Nothing has to be done here; whoever reads it from the raw text finds it absent.',
        }
      : {
          sentence: `HaloPSA no longer sends the field "${field}" (${before ?? 'null'}). The column mirror.${entity}.${column} is null in every row that came without it.`,
          remedy: `See in HaloPSA whether it was taken away or hidden from the agent of the application, and whether there is a newer Sundog. Once it comes again: npx sundog sync --entity ${entity} --full`,
        },
  retyped: ({ entity, field, before, after, column }) =>
    column === null
      ? {
          sentence: `The field "${field}" came as ${before ?? 'null'} and comes as ${after ?? 'null'} too. It is kept as it comes; no column is read from it.`,
          remedy: 'Nothing has to be done here; whoever reads it from the raw text meets both.',
        }
      : {
          sentence: `The field "${field}" came as ${before ?? 'null'} and comes as ${after ?? 'null'} too. The column mirror.${entity}.${column} holds what can be read as its type, else null; a key that cannot be read sets its row aside.`,
          remedy: `See what was lost with: npx sundog query "select * from hub.sync_note where entity = '${entity}'" and npx sundog issues --entity ${entity}. A newer Sundog may read both.`,
        },
};

/** In a sentence what changed and which column of ours is affected, and what to do about it. */
export function explainDrift({ kind, ...drift }: Drift & Pick<SchemaDrift, 'kind'>): Explained {
  return explain[kind](drift);
}
