import type { VerbDeps } from '../engine/verb.ts';
import { previewSettings, readSettings, saveSettings } from '../features/mapping/change-settings.ts';
import { type ConfirmInput, confirmCandidates } from '../features/mapping/confirm-candidates.ts';
import { ignoreRecords } from '../features/mapping/ignore-records.ts';
import { type LinkRecordsInput, linkRecords } from '../features/mapping/link-records.ts';
import {
  findMappingTargets,
  listMapping,
  listMappingBatches,
  listMappingSites,
  type MappingQuestion,
} from '../features/mapping/list-mapping.ts';
import { diffMapping, exportMapping, importMapping } from '../features/mapping/map-file.ts';
import { refreshDue } from '../features/mapping/refresh-due.ts';
import { refreshMapping } from '../features/mapping/refresh-mapping.ts';
import { restoreRecords } from '../features/mapping/restore-records.ts';
import { showMapping } from '../features/mapping/show-mapping.ts';
import { undoBatch } from '../features/mapping/undo-batch.ts';
import { unlinkRecords } from '../features/mapping/unlink-records.ts';

/** Which record of HaloPSA a record of a source is, as the doors use it. */
export type MappingDesk = ReturnType<typeof openMappingDesk>;

/** The desk over its dependencies. */
export function openMappingDesk(deps: VerbDeps) {
  return {
    show: (source: string) => showMapping(deps, source),
    list: (question: MappingQuestion) => listMapping(deps, question),
    batches: (wish: Parameters<typeof listMappingBatches>[1]) => listMappingBatches(deps, wish),
    findTargets: (wish: Parameters<typeof findMappingTargets>[1]) => findMappingTargets(deps, wish),
    listSites: (wish: Parameters<typeof listMappingSites>[1]) => listMappingSites(deps, wish),
    refresh: (input: Parameters<typeof refreshMapping>[1]) => refreshMapping(deps, input),
    /** Looks at the mapping after somebody had a source read; whoever may read it need not map. */
    refreshAfterRead: (source: string) => refreshMapping({ ...deps, actor: { ...deps.actor, may: 'everything' } }, { source }),
    /** What the schedule refreshes of a connection's sources. */
    refreshDue: (order: Parameters<typeof refreshDue>[1]) => refreshDue(deps, order),
    link: (input: LinkRecordsInput) => linkRecords(deps, input),
    unlink: (input: Parameters<typeof unlinkRecords>[1]) => unlinkRecords(deps, input),
    ignore: (input: Parameters<typeof ignoreRecords>[1]) => ignoreRecords(deps, input),
    restore: (input: Parameters<typeof restoreRecords>[1]) => restoreRecords(deps, input),
    confirm: (input: ConfirmInput) => confirmCandidates(deps, input),
    undo: (input: Parameters<typeof undoBatch>[1]) => undoBatch(deps, input),
    readSettings: (source: string) => readSettings(deps, source),
    previewSettings: (input: Parameters<typeof previewSettings>[1]) => previewSettings(deps, input),
    saveSettings: (input: Parameters<typeof saveSettings>[1]) => saveSettings(deps, input),
    exportFile: (source: string) => exportMapping(deps, source),
    diffFile: (input: Parameters<typeof diffMapping>[1]) => diffMapping(deps, input),
    /** The same of what nobody has looked at yet. @throws InvalidInputError */
    importUnread: (input: { readonly source: string; readonly file: unknown }) =>
      importMapping(deps, input as Parameters<typeof importMapping>[1]),
    importFile: (input: Parameters<typeof importMapping>[1]) => importMapping(deps, input),
  };
}
