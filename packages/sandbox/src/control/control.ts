import { BadOption } from '../errors/bad-option.ts';
import { type FaultMatch, type FaultRule, faultKinds, type Strike } from '../faults/fault.ts';
import { restoreRights } from '../faults/rights-faults.ts';
import type { LoggedRequest } from '../http/request-log.ts';
import type { Instance } from '../instance.ts';
import { unrestricted } from '../permissions/directory.ts';
import type { AgentRights, Application } from '../permissions/identity.ts';
import type { RateLimit } from '../rate-limit/rate-window.ts';
import type { Settings } from '../settings.ts';
import type { Row } from '../tables/table.ts';
import { type Edit, editRow } from './edit-row.ts';

/** What of an application or an agent is changed; an agent's `levels` are merged. */
export interface PermissionChange {
  /** Default: the application that the sandbox printed. */
  readonly application?: Partial<Omit<Application, 'id'>>;
  /** Default: the agent whom that application logs in as. */
  readonly agent?: Partial<AgentRights>;
}

/** The powers over a sandbox that no client of Halo has: the same by `/__sandbox/*` and in process. */
export class Control {
  readonly #halo: Instance;

  constructor(halo: Instance) {
    this.#halo = halo;
  }

  /** Plans a fault. Returns its number, which the log of strikes names. Throws {@link BadOption} for an unknown kind or a bad pattern. */
  addFault(rule: FaultRule): number {
    if (!faultKinds.includes(rule.fault))
      throw new BadOption('fault', `"${String(rule.fault)}" is none of ${faultKinds.join(', ')}`);
    checkMatch(rule.match);
    return this.#halo.faults.add(rule);
  }

  /** Takes back every planned fault, and what the faults of state left behind. */
  clearFaults(): void {
    this.#halo.faults.clear();
    this.#halo.settings.expiresInSays = null;
    for (const application of this.#halo.directory.applications) application.isSaved = true;
    restoreRights(this.#halo);
  }

  faults(): readonly { id: number; rule: FaultRule; met: number; struck: number }[] {
    return this.#halo.faults.rules();
  }

  /** Faults that struck, in order. */
  strikes(): readonly Strike[] {
    return this.#halo.faults.strikes();
  }

  permissions(): { applications: readonly Application[]; agents: readonly AgentRights[] } {
    return this.#halo.directory;
  }

  /** Changes what the application holds or the agent may do, from the next request on. */
  setPermissions(change: PermissionChange): void {
    const { applications, agents } = this.#halo.directory;
    const application = applications[0];
    if (application && change.application) Object.assign(application, change.application);
    if (!change.agent) return;
    const agentId = change.agent.agentId ?? application?.agentId ?? 0;
    let agent = agents.find((one) => one.agentId === agentId);
    if (!agent) {
      agent = unrestricted(agentId, false);
      agents.push(agent);
    }
    const { agentId: _id, levels, ...rest } = change.agent;
    Object.assign(agent, rest, { levels: { ...agent.levels, ...levels } });
  }

  settings(): Settings {
    return { ...this.#halo.settings };
  }

  setSettings(change: Partial<Settings>): Settings {
    for (const name of Object.keys(change))
      if (!(name in this.#halo.settings)) throw new BadOption('settings', `"${name}" is none of them`);
    return Object.assign(this.#halo.settings, change);
  }

  /** The rolling limit from now on; null: none. */
  setRateLimit(limit: RateLimit | null): void {
    this.#halo.rate.limit = limit;
  }

  /** Sandbox time in milliseconds since 1970. */
  now(): number {
    return this.#halo.clock.now();
  }

  advanceClock(ms: number): void {
    this.#halo.clock.advance(ms);
  }

  setClock(now: number): void {
    this.#halo.clock.set(now);
  }

  /** Makes every token invalid. */
  invalidateTokens(): void {
    this.#halo.tokens.invalidateAll();
  }

  /** Changes, makes or deletes a row as a person in Halo does, or silently. Returns the row. */
  edit(edit: Edit): Row | undefined {
    return editRow(this.#halo, edit);
  }

  requests(): readonly LoggedRequest[] {
    return this.#halo.requests.all();
  }

  clearRequests(): void {
    this.#halo.requests.clear();
  }

  /** How often a token was issued. */
  tokensIssued(): number {
    return this.#halo.tokens.issued;
  }

  /** Resolves when every webhook that is due has been delivered or has failed. */
  deliveriesSettled(): Promise<void> {
    return this.#halo.deliveries.settled();
  }
}

function checkMatch(match: FaultMatch): void {
  if (match.path === undefined) return;
  try {
    new RegExp(match.path, 'i');
  } catch {
    throw new BadOption('match.path', 'it is no regular expression');
  }
}
