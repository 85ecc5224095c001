import { readdirSync, readFileSync } from 'node:fs';

/** Seconds of CPU, in the program and in the system on its behalf, that each side of a sync has used so far. */
export interface CpuSeconds {
  readonly hub: number;
  readonly sandbox: number;
  readonly postgres: number;
}

/** Linux counts in hundredths of a second, on every machine that Node runs on. */
const ticksPerSecond = 100;

interface ProcessTimes {
  readonly parent: number;
  readonly ticks: number;
  /** Of children that have ended and were waited for. */
  readonly endedTicks: number;
}

/** What `/proc/<pid>/stat` says (proc(5)), or null where the process is gone or this is no Linux. */
function readTimes(pid: number): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything: what follows the last bracket is counted from.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (index: number) => Number(fields[index] ?? 0);
    return { parent: at(1), ticks: at(11) + at(12), endedTicks: at(13) + at(14) };
  } catch {
    return null;
  }
}

/** Whom the readings are of. */
export interface Sides {
  readonly sandboxPid: number;
  /** Any session of the database server: its parent is the server. */
  readonly sessionPid: number;
}

/** Reads what the hub, the sandbox and the embedded PostgreSQL with all its processes have used. Zero for what cannot be read. */
export function readCpuSeconds({ sandboxPid, sessionPid }: Sides): CpuSeconds {
  const { user, system } = process.cpuUsage();
  return {
    hub: (user + system) / 1e6,
    sandbox: (readTimes(sandboxPid)?.ticks ?? 0) / ticksPerSecond,
    postgres: ticksOfServer(readTimes(sessionPid)?.parent ?? 0) / ticksPerSecond,
  };
}

function ticksOfServer(server: number): number {
  const own = server === 0 ? null : readTimes(server);
  if (own === null) return 0;
  let ticks = own.ticks + own.endedTicks;
  for (const name of readdirSync('/proc')) {
    const child = /^\d+$/.test(name) ? readTimes(Number(name)) : null;
    if (child?.parent === server) ticks += child.ticks;
  }
  return ticks;
}

/** Microseconds of CPU per row that were used between two readings. */
export function cpuPerRow(before: CpuSeconds, after: CpuSeconds, rows: number): CpuSeconds {
  const per = (from: number, to: number) => ((to - from) * 1e6) / Math.max(1, rows);
  return {
    hub: per(before.hub, after.hub),
    sandbox: per(before.sandbox, after.sandbox),
    postgres: per(before.postgres, after.postgres),
  };
}
