import { createHash } from 'node:crypto';
import type { Push, SourcePage } from '@sundog/connectors';
import { z } from 'zod';
import { finishRead } from '../../engine/sources/finish-read.ts';
import { keepPage } from '../../engine/sources/keep-page.ts';
import { externalIdOf, toKeptRecord } from '../../engine/sources/kept-record.ts';
import { loadKit } from '../../engine/sources/load-kit.ts';
import { streamKinds } from '../../engine/sources/stream-kinds.ts';
import { defineVerb } from '../../engine/verb.ts';
import { InvalidInputError } from '../../foundation/errors/invalid-input.ts';
import { PushKeyUsedError } from '../../foundation/errors/push-key-used.ts';
import { PushRefusedError } from '../../foundation/errors/push-refused.ts';
import { SourceChangedError } from '../../foundation/errors/source-changed.ts';
import type { Db } from '../../store/database.ts';
import { insertPass, type StreamKind } from '../../store/rows/source-pass-rows.ts';
import { deleteOldPushes, findPush, insertPush } from '../../store/rows/source-push-rows.ts';
import { markNamedGone, upsertRecords } from '../../store/rows/source-record-rows.ts';
import { holdSource, type SourceRow } from '../../store/rows/source-rows.ts';
import { findSource } from './find-source.ts';
import type { SourceDeps } from './source-deps.ts';
import { connectorOf } from './source-input.ts';

const input = z.object({
  /** Name or number. */
  source: z.string(),
  /** What makes this push the same when it is sent again. */
  key: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  /** As it came; read by `parsePush`. */
  body: z.unknown(),
});

/** What a push came to, list by list. */
export interface PushAnswer {
  readonly source: number;
  readonly lists: Readonly<
    Record<
      string,
      {
        readonly received: number;
        readonly added: number;
        readonly changed: number;
        readonly gone: number;
        readonly missing: number;
      }
    >
  >;
}

interface ReadPush {
  readonly row: SourceRow;
  readonly push: Push;
  readonly hash: Buffer;
}

const perStatement = 1_000;
const keptDays = 30;
const dayMs = 24 * 3_600_000;

/**
 * Takes what a vendor's product posted, all of it or nothing, in one transaction. The same key and body again are answered as the first time and
 * change nothing. A list that is not called whole says nothing of what it does not name.
 * @throws InvalidInputError, NotPermittedError, SourceNotFoundError, PushRefusedError, PushKeyUsedError, SourceChangedError
 */
export const pushRecords = defineVerb<SourceDeps, typeof input, ReadPush, PushAnswer>({
  name: 'source.push',
  input,
  prepare: async (deps, { source, body }) => {
    const row = await findSource(deps, source);
    if ((await connectorOf(deps, 'source.push', row.connector)).kind !== 'push')
      throw new InvalidInputError(
        'source.push',
        `${row.name} is read, not posted to: only a source of the connector push takes records`,
      );
    return { row, push: await readPush(body), hash: createHash('sha256').update(JSON.stringify(body)).digest() };
  },
  run: async ({ db, clock, actor }, { key }, { row, push, hash }) => {
    const at = new Date(clock.now());
    // One push of a source after the other: the second with a key must see what the first was answered.
    if (!(await holdSource(db, { id: row.id, updatedAt: row.updatedAt, alone: true }))) throw new SourceChangedError(row.name);
    const before = await findPush<PushAnswer>(db, { sourceId: row.id, key });
    if (before) return answerOfBefore(before, { hash, key });
    const lists: Record<string, PushAnswer['lists'][string]> = {};
    for (const { kind, name } of streamKinds) {
      const records: readonly object[] = push[name];
      const gone = (push.gone[name] ?? []).map((one) => (typeof one === 'string' ? one : externalIdOf(one)));
      const isWhole = push.whole.includes(name);
      if (records.length === 0 && gone.length === 0 && !isWhole) continue;
      lists[name] = isWhole
        ? await takeWhole(db, row, { kind, records, at })
        : { ...(await takePart(db, row, { kind, records, at })), missing: 0, gone: await markGone(db, row, { kind, gone, at }) };
    }
    const answer: PushAnswer = { source: row.id, lists };
    const by = `${actor.kind}:${actor.name}`;
    await insertPush(db, { sourceId: row.id, key }, { bodyHash: hash, answer, by, at });
    await deleteOldPushes(db, row.id, new Date(at.getTime() - keptDays * dayMs));
    return answer;
  },
  audit: ({ key }, { source, lists }) => ({ subject: `source ${source}`, detail: { key, lists } }),
});

async function readPush(body: unknown): Promise<Push> {
  const kit = await loadKit();
  try {
    return kit.parsePush(body);
  } catch (error) {
    throw error instanceof kit.PushRefusedError ? new PushRefusedError(error.problems, error) : error;
  }
}

function answerOfBefore(
  before: { readonly bodyHash: Buffer; readonly answer: PushAnswer },
  { hash, key }: { readonly hash: Buffer; readonly key: string },
): PushAnswer {
  if (!before.bodyHash.equals(hash)) throw new PushKeyUsedError(key);
  return before.answer;
}

interface Taken {
  readonly kind: StreamKind;
  readonly records: readonly object[];
  readonly at: Date;
}

async function takePart(db: Db, { id }: SourceRow, { kind, records, at }: Taken) {
  const counts = { received: records.length, added: 0, changed: 0 };
  for (let from = 0; from < records.length; from += perStatement) {
    const part = records.slice(from, from + perStatement).map((record) => toKeptRecord(kind, record));
    const { added, changed } = await upsertRecords(db, { sourceId: id, stream: kind }, { records: part, at });
    counts.added += added;
    counts.changed += changed;
  }
  return counts;
}

/** A whole list is a read of one page: it leaves a pass, and knows what is missing. */
async function takeWhole(db: Db, row: SourceRow, { kind, records, at }: Taken) {
  const pass = await insertPass(db, row.id, { stream: kind, at });
  const page: SourcePage<object> = {
    records,
    refused: [],
    passedOver: 0,
    expected: records.length,
    cursor: null,
    isCertain: true,
  };
  await keepPage(db, { list: { sourceId: row.id, stream: kind }, passId: pass.id, page, at });
  const source = {
    id: row.id,
    name: row.name,
    connectionId: row.connectionId,
    updatedAt: row.updatedAt,
    goneAfterDays: row.goneAfterDays ?? 0,
    canTakeUp: false,
  };
  const ended = await finishRead(db, { source, kind, passId: pass.id, isCertain: true, acceptGone: false, at });
  return { received: records.length, added: 0, changed: ended.written, gone: ended.gone, missing: ended.missing };
}

async function markGone(
  db: Db,
  { id }: SourceRow,
  { kind, gone, at }: { readonly kind: StreamKind; readonly gone: readonly string[]; readonly at: Date },
): Promise<number> {
  return gone.length === 0 ? 0 : markNamedGone(db, { sourceId: id, stream: kind }, { externalIds: gone, at });
}
