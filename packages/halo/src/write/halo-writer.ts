import type { HaloEntity } from '../entity.ts';
import { NotFoundError } from '../errors/not-found.ts';
import { NotWritableError } from '../errors/not-writable.ts';
import { WriteUncertainError } from '../errors/write-uncertain.ts';
import type { HaloWriter, RequestOptions } from '../halo.ts';
import { readRow } from '../paging/read-rows.ts';
import { elementTexts, skipSpace } from '../paging/scan-json.ts';
import { pathOf } from '../path-of.ts';
import type { HaloRow } from '../row.ts';
import type { JsonAnswer, Sender } from '../send.ts';

/**
 * Makes the writer of a client. HaloPSA knows POST and DELETE only; an update is a POST that holds the id and what changes (API.md 2.1).
 * Nothing is ever sent twice unless it certainly did not arrive.
 */
export function createWriter(sender: Sender): HaloWriter {
  const post = async (entity: HaloEntity, record: Readonly<Record<string, unknown>>, options: RequestOptions | undefined) => {
    if (!entity.writable) throw new NotWritableError({ entity: entity.title, verb: 'write' });
    const answer = await sender.send({
      method: 'POST',
      path: entity.path,
      query: {},
      body: JSON.stringify([record]),
      options: { priority: 'write', ...options },
    });
    const row = rowIn(answer, entity);
    if (row === null) throw new WriteUncertainError({ endpoint: answer.endpoint, status: answer.status });
    return row;
  };
  return {
    create: (entity, values, options) => post(entity, values, options),
    update: (entity, { id, values }, options) =>
      post(entity, { ...values, [entity.fields[entity.key.at(-1) ?? 'id']?.wire ?? 'id']: id }, options),
    async remove(entity, id, { query = {}, ...options } = {}) {
      if (!entity.deletable) throw new NotWritableError({ entity: entity.title, verb: 'delete' });
      try {
        const answer = await sender.send({
          method: 'DELETE',
          path: pathOf(entity, id),
          query,
          options: { priority: 'write', ...options },
        });
        return rowIn(answer, entity);
      } catch (error) {
        // What is gone already needs no deleting.
        if (error instanceof NotFoundError) return null;
        throw error;
      }
    },
  };
}

/** The record in the answer of a write: an object, or the first of an array. */
function rowIn({ json, text }: JsonAnswer, entity: HaloEntity): HaloRow | null {
  if (Array.isArray(json)) {
    const [first] = json;
    return isObject(first) ? readRow(elementTexts(text, skipSpace(text, 0))[0] ?? '', first, entity) : null;
  }
  return isObject(json) ? readRow(text, json, entity) : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
