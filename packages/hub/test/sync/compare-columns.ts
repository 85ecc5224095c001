import type { Row } from '@sundog/sandbox';
import { entities } from '../../src/catalog/entities/index.ts';
import { type MirrorColumn, mirrorTableOf } from '../../src/store/mirror/mirror-table.ts';
import type { SandboxMirror } from './sandbox-mirror.ts';

/** One column of one record that does not hold what the sandbox holds. */
export interface WrongColumn {
  readonly key: string;
  readonly column: string;
  readonly held: unknown;
  readonly truth: unknown;
}

/** How much was compared, so that nobody takes nothing for everything. */
export interface Compared {
  readonly wrong: readonly WrongColumn[];
  readonly records: number;
  readonly values: number;
}

type Held = Readonly<Record<string, unknown>> & {
  readonly raw: string;
  readonly raw_detail: string | null;
  readonly isByItself: boolean;
};

/**
 * Compares every column that the mirror keeps of an entity, and every member of the text that was written last, with the sandbox's own rows.
 * What a value means is said here once more, by hand, so that the hub's decoder does not judge itself. A column of what HaloPSA never told of
 * a record is null.
 */
export async function compareColumns(
  mirror: Pick<SandboxMirror, 'sandbox' | 'query' | 'connectionId'>,
  name: string,
): Promise<Compared> {
  const entity = entities.find(({ halo }) => halo.name === name)?.halo;
  if (!entity) throw new TypeError(`There is no entity ${name}.`);
  const { table, columns } = mirrorTableOf(entity);
  const rows = await mirror.query<Held>(
    `SELECT *, coalesce(detail_at >= synced_at, false) AS "isByItself" FROM mirror.${table}
      WHERE connection_id = $1 AND deleted_at IS NULL`,
    [mirror.connectionId],
  );
  const truths = new Map([...mirror.sandbox.oracle.snapshot(name)].map((row) => [String(row['id']), row]));
  const wrong: WrongColumn[] = [];
  let values = 0;
  for (const row of rows) {
    const key = String(row['id']);
    const truth = truths.get(key) ?? {};
    const compare = (column: string, held: unknown, expected: unknown) => {
      values += 1;
      if (!isSame(held, expected)) wrong.push({ key, column, held, truth: expected });
    };
    const list = JSON.parse(row.raw) as Row;
    const detail = JSON.parse(row.raw_detail ?? '{}') as Row;
    for (const { column, field, kind } of columns) {
      const wire = entity.fields[field]?.wire ?? '';
      const wasTold = Object.hasOwn(list, wire) || Object.hasOwn(detail, wire);
      compare(column, comparable(row[column], kind), wasTold ? comparable(truth[wire], kind) : null);
    }
    // What the sandbox adds for an answer, it does not hold.
    for (const [member, value] of Object.entries(row.isByItself ? detail : list))
      if (Object.hasOwn(truth, member)) compare(`raw ${member}`, value, truth[member]);
  }
  return { wrong, records: rows.length, values };
}

/** A value as both sides can be compared: text, number, truth, milliseconds, or null. */
function comparable(value: unknown, kind: MirrorColumn['kind']): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.getTime();
  if (kind === 'integer' || kind === 'decimal' || kind === 'money') return value === '' ? null : Number(value);
  if (kind !== 'instant') return value;
  const text = String(value);
  const ms = Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
  const year = new Date(ms).getUTCFullYear();
  return Number.isNaN(ms) || year < 1970 || year >= 9999 ? null : ms;
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
