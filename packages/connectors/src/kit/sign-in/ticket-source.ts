import type { Clock } from '../clock.ts';
import { ConnectorError } from '../errors/connector-error.ts';
import type { SignInRefusedError } from '../errors/sign-in-refused.ts';
import type { AnySettingValues } from '../settings/setting-field.ts';
import type { AskOpenly, SignIn, Ticket } from './sign-in.ts';

/** A ticket is renewed this long before it ends, or after four fifths of its life where that is later. */
const aheadMs = 60_000;
/** A sign-in that was refused is not tried again before this: accounts are locked by repeated tries. */
const coolDownMs = 60_000;

/** What signs in and when. */
export interface TicketSourceOptions {
  readonly signIn: SignIn;
  readonly settings: AnySettingValues;
  readonly ask: AskOpenly;
  readonly clock: Clock;
}

/** The one place that signs in: however many callers wait, one sign-in is under way, and what was refused is not asked again for a minute. */
export class TicketSource {
  readonly #options: TicketSourceOptions;
  #ticket: Ticket | null = null;
  #renewAt = Number.POSITIVE_INFINITY;
  #asking: Promise<Ticket> | null = null;
  #verdict: ConnectorError | null = null;
  #quietUntil = 0;

  constructor(options: TicketSourceOptions) {
    this.#options = options;
  }

  /** The ticket at hand, or a new one. @throws the error of the sign-in */
  async get(): Promise<Ticket> {
    const now = this.#options.clock.now();
    if (this.#ticket && now < this.#renewAt) return this.#ticket;
    if (this.#verdict && now < this.#quietUntil) throw this.#verdict;
    this.#asking ??= this.#begin().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** The tool refused this ticket: whoever asks next gets another one. */
  reject(ticket: Ticket): void {
    if (this.#ticket === ticket) this.#ticket = null;
  }

  /** An answer came by this ticket. */
  answered(ticket: Ticket, json: unknown): void {
    const next = this.#options.signIn.renew?.(ticket, json) ?? null;
    if (next !== null && this.#ticket !== null) this.#ticket = next;
  }

  /** A fresh ticket was refused as well: nothing is asked for a minute. */
  giveUp(error: SignInRefusedError): void {
    this.#ticket = null;
    this.#refuse(error);
  }

  async #begin(): Promise<Ticket> {
    const { signIn, settings, ask, clock } = this.#options;
    const now = clock.now();
    try {
      const ticket = await signIn.begin(settings, { ask, now });
      this.#ticket = ticket;
      this.#renewAt = ticket.endsAt === null ? Number.POSITIVE_INFINITY : renewAt(now, ticket.endsAt);
      this.#verdict = null;
      return ticket;
    } catch (error) {
      if (error instanceof ConnectorError && error.disposition !== 'retry') this.#refuse(error);
      throw error;
    }
  }

  #refuse(error: ConnectorError): void {
    this.#verdict = error;
    this.#quietUntil = this.#options.clock.now() + coolDownMs;
  }
}

function renewAt(begunAt: number, endsAt: number): number {
  return Math.max(endsAt - aheadMs, begunAt + (endsAt - begunAt) * 0.8);
}
