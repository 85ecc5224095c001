import type { FaultMatch, FaultRule, Strike } from './fault.ts';

interface Planned {
  readonly id: number;
  readonly rule: FaultRule;
  met: number;
  struck: number;
}

/** What is known of a request when its fault is looked for. */
export interface Target {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The entity that the path shows, if any. */
  readonly entity: string | null;
}

/** The faults that are planned, in order, and those that struck. The first that fits a request strikes it. */
export class FaultPlan {
  #planned: Planned[] = [];
  #strikes: Strike[] = [];
  #made = 0;

  add(rule: FaultRule): number {
    this.#made += 1;
    this.#planned.push({ id: this.#made, rule, met: 0, struck: 0 });
    return this.#made;
  }

  clear(): void {
    this.#planned = [];
  }

  rules(): readonly { id: number; rule: FaultRule; met: number; struck: number }[] {
    return this.#planned.map((planned) => ({ ...planned }));
  }

  strikes(): readonly Strike[] {
    return this.#strikes;
  }

  /** The fault of this request, or null. Every rule that fits counts the request, the first that is due strikes. */
  next(target: Target): FaultRule | null {
    let found: Planned | null = null;
    for (const planned of this.#planned) {
      if (!fits(planned.rule.match, target)) continue;
      planned.met += 1;
      if (!found && isDue(planned)) found = planned;
    }
    if (!found) return null;
    found.struck += 1;
    this.#strikes.push({
      seq: this.#strikes.length + 1,
      rule: found.id,
      fault: found.rule.fault,
      method: target.method,
      path: target.path,
    });
    return found.rule;
  }
}

function fits(match: FaultMatch, target: Target): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== target.method) return false;
  if (match.path !== undefined && !new RegExp(match.path, 'i').test(target.path)) return false;
  if (match.entity !== undefined && match.entity !== target.entity) return false;
  return match.page === undefined || [match.page].flat().includes(Number(target.query.get('page_no') ?? 1));
}

function isDue({ rule, met, struck }: Planned): boolean {
  const { requests, page } = rule.match;
  const times = rule.times ?? (requests === undefined && page === undefined ? 1 : Number.POSITIVE_INFINITY);
  return struck < times && (requests === undefined || [requests].flat().includes(met));
}
