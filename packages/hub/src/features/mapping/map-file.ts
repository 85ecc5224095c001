import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type FileLink, type MappingFile, mappingFileSchema, toMappingFile } from '../../engine/mapping/mapping-file.ts';
import { readMappingSettings } from '../../engine/mapping/mapping-settings.ts';
import { defineVerb, parseInput, type VerbDeps } from '../../engine/verb.ts';
import type { Db } from '../../store/database.ts';
import type { MappingChange } from '../../store/rows/mapping-batch-rows.ts';
import { listLinks, type MappingKey, type MappingLink, mappingKinds } from '../../store/rows/mapping-link-rows.ts';
import { listSourceNames } from '../../store/rows/mapping-list-rows.ts';
import { findMappingSettings, mergeMappingSettings } from '../../store/rows/mapping-setting-rows.ts';
import { findTargets, findTargetsByName } from '../../store/rows/mapping-target-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { noteOfAct } from './act-on-links.ts';
import { assertHeld, findMappedSource } from './find-mapped-source.ts';
import { keepChanges, keyTextOf, type LeftAlone, type MappingOutcome, toKey } from './keep-changes.ts';
import { deciderOf } from './mapping-input.ts';
import { readRules } from './read-rules.ts';

/** What a file says otherwise than the mapping now. */
export interface MappingDiff {
  readonly added: readonly MappingChange[];
  readonly removed: readonly MappingChange[];
  readonly changed: readonly MappingChange[];
  readonly same: number;
  /** Names of settings that differ. */
  readonly settings: readonly string[];
  /** Links of the file that lead nowhere here. */
  readonly problems: readonly LeftAlone[];
}

/** The mapping of a source as a file. @throws SourceNotFoundError */
export async function exportMapping(deps: VerbDeps, wanted: string): Promise<MappingFile> {
  const source = await findMappedSource(deps, wanted);
  return deps.store.inWorkspace(
    deps.workspaceId,
    async (db) => {
      const names = new Map<string, ReadonlyMap<string, string>>();
      for (const kind of mappingKinds) names.set(kind, await listSourceNames(db, { sourceId: source.id, kind }));
      return toMappingFile({
        source: source.name,
        connector: source.connector,
        settings: readMappingSettings(await findMappingSettings(db, source.id)),
        links: await listLinks(db, source.id),
        nameOf: ({ kind, sourceKey }) => names.get(kind)?.get(sourceKey) ?? null,
      });
    },
    { readOnly: true },
  );
}

const input = z.object({ source: z.string(), file: mappingFileSchema });

/** Compares a file with the mapping now. Nothing is written. @throws InvalidInputError, SourceNotFoundError */
export async function diffMapping(
  deps: VerbDeps,
  { source: wanted, file }: { readonly source: string; readonly file: unknown },
): Promise<MappingDiff> {
  const source = await findMappedSource(deps, wanted);
  const parsed = parseInput('map.import', mappingFileSchema, file);
  return deps.store.inWorkspace(deps.workspaceId, (db) => compare(db, source, { file: parsed, at: new Date(deps.clock.now()) }), {
    readOnly: true,
  });
}

/**
 * Makes the mapping of a source what a file says, as one batch: links that the file lacks are taken away. A link whose record of HaloPSA is not here
 * is left alone.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError
 */
export const importMapping = defineVerb<VerbDeps, typeof input, SourceRow, MappingOutcome>({
  name: 'map.import',
  input,
  prepare: async (deps, { source, file }) => {
    readRules('map.import', file.settings);
    return findMappedSource(deps, source);
  },
  run: async (deps, { file }, source) => {
    const { db, clock } = deps;
    await assertHeld(db, source);
    const act = { by: deciderOf(deps), at: new Date(clock.now()) };
    const diff = await compare(db, source, { file, at: act.at });
    if (diff.settings.length > 0) await mergeMappingSettings(db, source.id, { members: { ...file.settings }, ...act });
    const changes = [...diff.removed, ...diff.changed, ...diff.added];
    const outcome = await keepChanges(db, source.id, { what: 'import', ...act, changes });
    return { ...outcome, leftAlone: [...diff.problems, ...outcome.leftAlone] };
  },
  audit: (_input, outcome, { id }) => noteOfAct(id, outcome),
});

async function compare(
  db: Db,
  source: SourceRow,
  { file, at }: { readonly file: MappingFile; readonly at: Date },
): Promise<MappingDiff> {
  const now = new Map((await listLinks(db, source.id)).map((link) => [keyTextOf(link), link]));
  const resolve = await targetResolver(db, source, file.links);
  const settings = readMappingSettings(await findMappingSettings(db, source.id));
  const diff = { added: [] as MappingChange[], changed: [] as MappingChange[], problems: [] as LeftAlone[], same: 0 };
  const named = new Set<string>();
  for (const link of file.links) {
    named.add(keyTextOf(link));
    const before = now.get(keyTextOf(link)) ?? null;
    const resolved = resolve(link);
    if ('reason' in resolved) diff.problems.push({ ...toKey(link), reason: resolved.reason });
    else if (before !== null && isSame(before, resolved.link)) diff.same += 1;
    else (before === null ? diff.added : diff.changed).push({ before, after: toLink(resolved.link, at) });
  }
  return {
    ...diff,
    removed: [...now.values()].filter((link) => !named.has(keyTextOf(link))).map((before) => ({ before, after: null })),
    settings: Object.entries(file.settings).flatMap(([name, value]) =>
      isDeepStrictEqual(value, settings[name as keyof typeof settings]) ? [] : [name],
    ),
  };
}

function isSame(before: MappingLink, link: FileLink): boolean {
  return (['state', 'haloKey', 'siteId', 'reason'] as const).every((name) => before[name] === link[name]);
}

function toLink({ sourceName: _, ...link }: FileLink, at: Date): MappingLink {
  return { ...link, score: null, evidence: [], decidedAt: at, batchId: null };
}

/** Finds the record of HaloPSA that a link means: by its number where the name is the same, else by a name that only one has. */
async function targetResolver(db: Db, { connectionId }: SourceRow, links: readonly FileLink[]) {
  const byKey = new Map<string, Awaited<ReturnType<typeof findTargets>>>();
  const byName = new Map<string, Awaited<ReturnType<typeof findTargetsByName>>>();
  for (const kind of mappingKinds) {
    const own = links.filter((link) => link.kind === kind);
    byKey.set(kind, await findTargets(db, connectionId, { kind, ids: own.flatMap(({ haloKey }) => haloKey ?? []) }));
    const names = own.flatMap(({ haloName }) => haloName ?? []);
    byName.set(kind, await findTargetsByName(db, connectionId, { kind, names: [...new Set(names)] }));
  }
  return (link: FileLink & MappingKey): { readonly link: FileLink } | { readonly reason: string } => {
    if (link.state === 'ignored') return { link: { ...link, haloKey: null, siteId: null, haloName: null } };
    if (link.haloKey === null) return { reason: 'It says no record of HaloPSA.' };
    const target = byKey.get(link.kind)?.get(link.haloKey);
    // One that is suspended leads to what is gone or renamed: it is taken as it is.
    if (link.state === 'suspended' || target?.name === link.haloName) return { link };
    const others = (byName.get(link.kind) ?? []).filter(({ name }) => name === link.haloName);
    const [only] = others;
    if (only && others.length === 1)
      return { link: { ...link, haloKey: only.id, siteId: target?.id === only.id ? link.siteId : null } };
    return { reason: `There is no "${link.haloName ?? link.haloKey}" in HaloPSA, or more than one.` };
  };
}
