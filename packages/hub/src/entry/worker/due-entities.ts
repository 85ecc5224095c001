/** What decides whether an entity is due. */
export interface ScheduledEntity {
  readonly table: string;
  readonly isHistory: boolean;
  /** Whether its rows come with those of another entity. */
  readonly isEmbedded: boolean;
  /** The table whose records it is read per; null for a list. */
  readonly parentTable: string | null;
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

/** What is known of a connection's entities when the timetable comes by. */
export interface Moment {
  readonly now: number;
  /** Of the connection, over what the entities say; 0: never; null: as the entities say. */
  readonly fullEveryHours: number | null;
  /** When Halo last refused an entity as a whole (403, 404), by table name. */
  readonly refusedAt: ReadonlyMap<string, Date>;
}

export interface DueEntities {
  /** To be read for what changed, by table name. */
  readonly recent: readonly string[];
  /** To be read whole. */
  readonly full: readonly string[];
  /** What is read per parent record: whatever changed since. */
  readonly histories: readonly string[];
}

/** A read that began a little early still counts: the timetable itself comes by once a minute. */
const graceMs = 30_000;
/** What was refused is asked for again once a day: a person may have ticked the box, and every request is one of a shared budget. */
const refusedAgainMs = 24 * 3_600_000;

/**
 * What is due now: small settings once a day, tickets every few minutes, what Halo refuses once a day. It keeps the hub's share of the
 * request budget low. A sync that a person asks for reads everything all the same.
 */
export function findDueEntities(
  entities: readonly ScheduledEntity[],
  reads: readonly LastReads[],
  { now, fullEveryHours, refusedAt }: Moment,
): DueEntities {
  const byTable = new Map(reads.map((read) => [read.entity, read]));
  const recent: string[] = [];
  const full: string[] = [];
  const histories: string[] = [];
  for (const { table, isHistory, isEmbedded, parentTable, every, fullEvery } of entities) {
    const refused = refusedAt.get(table);
    if (isEmbedded || (refused && !isPast(refused, refusedAgainMs, now))) continue;
    const last = byTable.get(table);
    const hours = fullEveryHours ?? fullEvery;
    if (isHistory) {
      // Before its parents were listed there is nothing to ask for, and it would count as read.
      const hasParents = parentTable === null || byTable.get(parentTable)?.lastSuccessAt;
      const isDue = !last?.lastSuccessAt || isPast(last.lastSuccessAt, every * 60_000, now);
      if (hasParents && isDue) histories.push(table);
    } else if (hours > 0 && last?.lastFullAt && isPast(last.lastFullAt, hours * 3_600_000, now)) full.push(table);
    else if (!last?.lastSuccessAt || isPast(last.lastSuccessAt, every * 60_000, now)) recent.push(table);
  }
  return { recent, full, histories };
}

function isPast(at: Date, spanMs: number, now: number): boolean {
  return now - at.getTime() >= spanMs - graceMs;
}
