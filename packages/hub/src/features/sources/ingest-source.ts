import type { SourceFile, StreamReader } from '@sundog/connectors';
import { z } from 'zod';
import { ingestStream } from '../../engine/sources/ingest-stream.ts';
import { loadKit } from '../../engine/sources/load-kit.ts';
import { streamKinds } from '../../engine/sources/stream-kinds.ts';
import { defineVerb } from '../../engine/verb.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import type { SourcePassRow, StreamKind } from '../../store/rows/source-pass-rows.ts';
import type { SourceRow } from '../../store/rows/source-rows.ts';
import { findSource } from './find-source.ts';
import { openSource } from './open-source.ts';
import type { SourceDeps } from './source-deps.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
  /** A person's word that so much is gone indeed. */
  acceptGone: z.boolean().default(false),
  /** What a source that reads files is to read. */
  file: z.custom<SourceFile>().optional(),
  signal: z.instanceof(AbortSignal).optional(),
});

/** How the read of one list ended. */
export type IngestedStream =
  | SourcePassRow
  | { readonly stream: StreamKind; readonly state: 'busy'; readonly message: 'Somebody else reads it now.' };

/** How the reads of a source ended. */
export interface SourceIngest {
  readonly id: number;
  readonly name: string;
  readonly streams: readonly IngestedStream[];
}

/** What a read is given beside its source. */
export interface IngestWish {
  readonly acceptGone: boolean;
  readonly file?: SourceFile | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads every list of a source, one after the other. A list that fails does not hold up the others. Leaves no audit row: the schedule calls it. */
export async function ingestLists(deps: SourceDeps, row: SourceRow, wish: IngestWish): Promise<SourceIngest> {
  const { openSession } = await loadKit();
  const opened = await openSource(deps, 'source.ingest', { row, file: wish.file });
  const { connector } = opened;
  if (connector.kind === 'push') {
    await opened.close();
    throw new InvalidInputError('source.ingest', `${row.name} is not read: what it knows is posted (docs/connectors/push.md)`);
  }
  const source = {
    id: row.id,
    name: row.name,
    connectionId: row.connectionId,
    updatedAt: row.updatedAt,
    goneAfterDays: row.goneAfterDays ?? connector.deletions.notSeenForDays ?? 0,
    canTakeUp: connector.kind !== 'file',
  };
  const streams: IngestedStream[] = [];
  try {
    const session = openSession(connector, opened.options);
    for (const { kind, name } of streamKinds) {
      const read: StreamReader<object> | undefined = connector[name];
      if (!read) continue;
      const { acceptGone, signal } = wish;
      const pass = await ingestStream(deps, { source, kind, read, session, acceptGone, signal });
      streams.push(pass ?? { stream: kind, state: 'busy', message: 'Somebody else reads it now.' });
    }
  } finally {
    await opened.close();
  }
  return { id: row.id, name: row.name, streams };
}

/**
 * Reads every list of a source into the hub. Nothing is written to the tool, and nothing to HaloPSA.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError, SourceSecretMissingError, SourceChangedError, the signal's reason
 */
export const ingestSource = defineVerb<SourceDeps, typeof input, SourceIngest, SourceIngest>({
  name: 'source.ingest',
  input,
  prepare: async (deps, { source, ...wish }) => ingestLists(deps, await findSource(deps, source), wish),
  run: async (_deps, _input, done) => done,
  audit: ({ acceptGone }, { id, streams }) => ({
    subject: `source ${id}`,
    detail: {
      streams: Object.fromEntries(streams.map(({ stream, state }) => [stream, state])),
      ...(acceptGone ? { acceptGone } : {}),
    },
  }),
});
