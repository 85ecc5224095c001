/** What decides whether an entity is due. */
export interface ScheduledEntity {
  readonly table: string;
  readonly isHistory: boolean;
  /** Whether its rows come with those of another entity. */
  readonly isEmbedded: boolean;
  /** Minutes between two reads of what changed. */
  readonly every: number;
  /** Hours between two complete reads. */
  readonly fullEvery: number;
}

/** When an entity was read last. */
export interface LastReads {
  readonly entity: string;
  readonly lastSuccessAt: Date | null;
  readonly lastFullAt: Date | null;
}

export interface DueEntities {
  /** To be read for what changed, by table name. */
  readonly recent: readonly string[];
  /** To be read whole. */
  readonly full: readonly string[];
}

/** A read that began a little early still counts: the timetable itself comes by once a minute. */
const graceMs = 30_000;

/**
 * Which lists are due now: small settings once a day, tickets every few minutes. It keeps the hub's share of the request budget low.
 * @param fullEveryHours of the connection, over what the entities say; 0: never; null: as the entities say
 */
export function findDueEntities(
  entities: readonly ScheduledEntity[],
  reads: readonly LastReads[],
  { now, fullEveryHours }: { readonly now: number; readonly fullEveryHours: number | null },
): DueEntities {
  const byTable = new Map(reads.map((read) => [read.entity, read]));
  const recent: string[] = [];
  const full: string[] = [];
  for (const { table, isHistory, isEmbedded, every, fullEvery } of entities) {
    if (isHistory || isEmbedded) continue;
    const last = byTable.get(table);
    const hours = fullEveryHours ?? fullEvery;
    if (hours > 0 && last?.lastFullAt && isPast(last.lastFullAt, hours * 3_600_000, now)) full.push(table);
    else if (!last?.lastSuccessAt || isPast(last.lastSuccessAt, every * 60_000, now)) recent.push(table);
  }
  return { recent, full };
}

function isPast(at: Date, spanMs: number, now: number): boolean {
  return now - at.getTime() >= spanMs - graceMs;
}
