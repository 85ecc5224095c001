import type { WorkerFleet } from './worker-processes.ts';

/** What stands in the database of who worked when: written by triggers that the hub knows nothing of. */
export interface LeaseWitness {
  /** Transactions that moved a pass without the lock of a lease. */
  readonly unfenced: () => Promise<readonly unknown[]>;
  /** Transactions whose lease had not begun yet, or was somebody else's by then. */
  readonly outside: () => Promise<readonly unknown[]>;
  /** Pairs of holders that worked on one entity at once, from the begin of their first transaction to the end of their last one. */
  readonly overlaps: () => Promise<readonly unknown[]>;
  /** How many processes worked. */
  readonly holders: () => Promise<number>;
  /** Where the record of it stands now. */
  readonly mark: () => Promise<number>;
  /** What was committed under a token since. */
  readonly writtenUnder: (token: string, mark: number) => Promise<readonly unknown[]>;
}

/** As `store/rows/lease-rows.ts` has it: a witness that asks the hub would believe what the hub believes. */
const fenceOf = (token: string) => `(hashtext(${token})::bigint & 4294967295)`;

const install = `
  CREATE SCHEMA witness;
  CREATE TABLE witness.holding (work text, token uuid, holder uuid, began_at timestamptz, ended_at timestamptz);
  CREATE TABLE witness.written (id bigint GENERATED ALWAYS AS IDENTITY, place text, fences bigint[], began_at timestamptz, ended_at timestamptz);
  CREATE FUNCTION witness.see_lease() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $see$
  BEGIN
    IF NEW.token IS DISTINCT FROM OLD.token THEN
      UPDATE witness.holding SET ended_at = clock_timestamp() WHERE work = OLD.work AND token = OLD.token;
      IF NEW.token IS NOT NULL THEN
        INSERT INTO witness.holding VALUES (NEW.work, NEW.token, NEW.holder, clock_timestamp(), NULL);
      END IF;
    END IF;
    RETURN NULL;
  END $see$;
  CREATE FUNCTION witness.see_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $see$
  BEGIN
    INSERT INTO witness.written (place, fences, began_at, ended_at)
    SELECT CASE TG_TABLE_NAME WHEN 'sync_pass' THEN (to_jsonb(NEW) ->> 'entity') ELSE 'mirror.' || TG_TABLE_NAME END,
           ARRAY(SELECT objid::bigint FROM pg_locks
                  WHERE locktype = 'advisory' AND classid = 5863213 AND objsubid = 2 AND granted AND pid = pg_backend_pid()),
           now(), clock_timestamp();
    RETURN NULL;
  END $see$;
  CREATE TRIGGER witness AFTER UPDATE ON hub.lease FOR EACH ROW EXECUTE FUNCTION witness.see_lease();
  CREATE TRIGGER witness AFTER INSERT OR UPDATE ON hub.sync_pass FOR EACH ROW EXECUTE FUNCTION witness.see_write();
  CREATE TRIGGER witness AFTER INSERT OR UPDATE ON mirror.ticket FOR EACH STATEMENT EXECUTE FUNCTION witness.see_write();`;

/** Lets a witness into the database of a fleet. Belongs before the first worker. */
export async function installWitness({ sql }: Pick<WorkerFleet, 'sql'>): Promise<LeaseWitness> {
  await sql(install);
  // A transaction counts from its begin to its last statement; that it then commits is all that makes it stand here.
  const held = `witness.written w JOIN witness.holding h ON h.work = w.place AND ${fenceOf('h.token::text')} = ANY (w.fences)`;
  return {
    unfenced: () => sql('SELECT place, began_at FROM witness.written WHERE cardinality(fences) = 0'),
    outside: () =>
      sql(`SELECT w.place, w.began_at, w.ended_at, h.began_at AS since, h.ended_at AS until FROM ${held}
            WHERE w.began_at < h.began_at OR w.ended_at > h.ended_at`),
    overlaps: () =>
      sql(`WITH span AS (SELECT w.place, h.token, min(w.began_at) AS began_at, max(w.ended_at) AS ended_at FROM ${held} GROUP BY 1, 2)
           SELECT a.place, a.began_at, a.ended_at, b.began_at AS others_began_at FROM span a JOIN span b
               ON a.place = b.place AND a.token < b.token AND a.began_at < b.ended_at AND b.began_at < a.ended_at`),
    holders: async () => Number((await sql(`SELECT count(DISTINCT h.holder) AS n FROM ${held}`))[0]?.['n']),
    mark: async () => Number((await sql('SELECT coalesce(max(id), 0) AS id FROM witness.written'))[0]?.['id']),
    writtenUnder: (token, mark) =>
      sql(`SELECT place, began_at FROM witness.written WHERE id > ${mark} AND ${fenceOf(`'${token}'`)} = ANY (fences)`),
  };
}
