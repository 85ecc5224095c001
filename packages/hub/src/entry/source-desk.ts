import type { Connector, RateBucket, SourceFile } from '@sundog/connectors';
import { loadKit } from '../engine/sources/load-kit.ts';
import { openSourceNetwork } from '../engine/sources/source-network.ts';
import { type AddedSource, type AddSourceInput, addSource } from '../features/sources/add-source.ts';
import { assertReadable } from '../features/sources/assert-readable.ts';
import { checkSource, type SourceCheck } from '../features/sources/check-source.ts';
import { type EditSourceInput, editSource } from '../features/sources/edit-source.ts';
import { type DueIngest, ingestDue } from '../features/sources/ingest-due.ts';
import { ingestSource, type SourceIngest } from '../features/sources/ingest-source.ts';
import { type ListedSource, listSources, type ShownSource, showSource } from '../features/sources/list-sources.ts';
import { type PushAnswer, pushRecords } from '../features/sources/push-records.ts';
import { removeSource, type SourceRemoval } from '../features/sources/remove-source.ts';
import type { SourceDeps } from '../features/sources/source-deps.ts';
import { SourceFileMissingError } from '../foundation/errors/source-file-missing.ts';
import { listSourceRows, type SourceRow } from '../store/rows/source-rows.ts';

/** The tools of the workspace, as the doors use them. */
export interface SourceDesk {
  /** Every connector, by title. */
  readonly connectors: () => Promise<readonly Connector[]>;
  /** A file on the disk, for sources that read files. @throws SourceFileMissingError */
  readonly fileAt: (path: string) => Promise<SourceFile>;
  /** A file that was handed in. */
  readonly fileOf: (name: string, content: Uint8Array) => Promise<SourceFile>;
  /** Says whether a read can begin at all. @throws SourceNotFoundError, InvalidInputError where a file is needed */
  readonly assertReadable: (order: { readonly source: string; readonly hasFile: boolean }) => Promise<void>;
  /** The sources without what was read of them. */
  readonly rows: () => Promise<readonly SourceRow[]>;
  readonly list: () => Promise<readonly ListedSource[]>;
  readonly show: (source: string) => Promise<ShownSource>;
  readonly add: (input: AddSourceInput) => Promise<AddedSource>;
  readonly edit: (input: EditSourceInput) => Promise<{ readonly id: number; readonly name: string; readonly target: string }>;
  readonly check: (input: { readonly source: string; readonly file?: SourceFile }) => Promise<SourceCheck>;
  readonly ingest: (input: {
    readonly source: string;
    readonly acceptGone?: boolean;
    readonly file?: SourceFile;
    readonly signal?: AbortSignal;
  }) => Promise<SourceIngest>;
  readonly remove: (input: { readonly source: string; readonly keepRecords: boolean }) => Promise<SourceRemoval>;
  /** The HaloPSA that a source serves, by the number of the source; null: there is no such source. */
  readonly connectionOf: (id: number) => Promise<number | null>;
  /** What a vendor's product posts. */
  readonly push: (input: { readonly source: string; readonly key: string; readonly body: unknown }) => Promise<PushAnswer>;
  /** What the schedule reads of a connection's sources. */
  readonly ingestDue: (order: { readonly connectionId: number; readonly signal?: AbortSignal }) => Promise<DueIngest>;
}

/** What the hub's part of a desk is made of; connectors and the way out are the usual ones. */
export type SourceDeskDeps = Omit<SourceDeps, 'loadConnectors' | 'openWay'>;

/** The desk over its dependencies. @param openWay the way out; an imitation of a tool whose address is not a setting gives its own */
export function openSourceDesk(given: SourceDeskDeps, openWay: SourceDeps['openWay'] = openSourceNetwork): SourceDesk {
  const loadConnectors = async () => (await loadKit()).connectors;
  const deps: SourceDeps = { ...given, loadConnectors, openWay };
  return {
    connectors: loadConnectors,
    fileAt: async (path) => {
      const { fileAt } = await loadKit();
      return fileAt(path).catch((error: unknown) => {
        throw new SourceFileMissingError(path, error);
      });
    },
    fileOf: async (name, content) => (await loadKit()).fileOf(name, content),
    assertReadable: (order) => assertReadable(deps, order),
    rows: () => deps.store.inWorkspace(deps.workspaceId, listSourceRows, { readOnly: true }),
    list: () => listSources(deps),
    show: (source) => showSource(deps, source),
    add: (input) => addSource(deps, input),
    edit: (input) => editSource(deps, input),
    check: (input) => checkSource(deps, input),
    ingest: (input) => ingestSource(deps, input),
    remove: (input) => removeSource(deps, input),
    connectionOf: async (id) => {
      const rows = await deps.store.inWorkspace(deps.workspaceId, (db) => listSourceRows(db), { readOnly: true });
      return rows.find((row) => row.id === id)?.connectionId ?? null;
    },
    push: (input) => pushRecords(deps, input),
    ingestDue: (order) => ingestDue(deps, order),
  };
}

/** The rates of a process: one per source, whoever asks. */
export function openSourceRates(): Map<number, RateBucket> {
  return new Map();
}
