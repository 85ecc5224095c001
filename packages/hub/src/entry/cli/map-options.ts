import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { type MappingKey, type MappingKind, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { type MappingTab, mappingTabs } from '../../store/rows/mapping-list-rows.ts';
import type { Hub } from '../hub.ts';

/** A kind by its word. @throws InvalidInputError */
export function parseKind(given: string): MappingKind {
  const kind = mappingKinds.find((one) => one === given);
  if (!kind) throw new InvalidInputError('map', `--kind must be one of: ${mappingKinds.join(', ')}`);
  return kind;
}

/** A tab by its word. @throws InvalidInputError */
export function parseTab(given: string): MappingTab {
  const tab = mappingTabs.find((one) => one === given);
  if (!tab) throw new InvalidInputError('map', `--tab must be one of: ${mappingTabs.join(', ')}`);
  return tab;
}

/** Which records a command is about. */
export interface RecordChoice {
  readonly kind: MappingKind;
  /** Keys or names. */
  readonly records: readonly string[];
  readonly siteName?: string | undefined;
  /** All that this tab and this text let through, instead. */
  readonly tab?: MappingTab | undefined;
  readonly text?: string | undefined;
}

const most = 20_000;

/** The records that a person means: by key, by a name that only one has, or all of a tab. @throws InvalidInputError */
export async function chooseRecords(hub: Hub, source: string, choice: RecordChoice): Promise<MappingKey[]> {
  const { kind, records, siteName = '', tab, text } = choice;
  if ((records.length === 0) === (tab === undefined)) throw new InvalidInputError('map', 'name records, or give --tab');
  const list = async (wish: { readonly tab: MappingTab | null; readonly text: string | null }) =>
    (await hub.mapping.list({ source, kind, sort: 'name', after: null, limit: most, ...wish })).rows;
  if (tab !== undefined)
    return (await list({ tab, text: text ?? null })).map(({ sourceKey }) => ({ kind, sourceKey, siteName: '' }));
  const chosen: MappingKey[] = [];
  for (const wanted of records) {
    const found = await list({ tab: null, text: wanted });
    const named = found.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    const isKey = found.some(({ sourceKey }) => sourceKey === wanted);
    if (!isKey && named.length > 1)
      throw new InvalidInputError('map', `"${wanted}" is the name of ${named.length} records: use a key`);
    chosen.push({ kind, sourceKey: isKey ? wanted : (named[0]?.sourceKey ?? wanted), siteName });
  }
  return chosen;
}

/** A record of HaloPSA by its number, or by a name that only one has. @throws InvalidInputError */
export async function chooseTarget(
  hub: Hub,
  source: string,
  {
    kind,
    wanted,
    clientId = null,
  }: { readonly kind: MappingKind | 'site'; readonly wanted: string; readonly clientId?: number | null },
): Promise<number> {
  if (/^\d{1,15}$/.test(wanted)) return Number(wanted);
  const found = await hub.mapping.findTargets({ source, kind, text: wanted, clientId, limit: 100 });
  const named = found.filter(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  const [only] = named.length === 0 ? found : named;
  if (!only || (named.length === 0 ? found : named).length > 1)
    throw new InvalidInputError('map', `"${wanted}" is not the name of one record in HaloPSA: use its number`);
  return only.id;
}
