/** One request as it was met, without its body and without credentials. */
export interface LoggedRequest {
  readonly seq: number;
  readonly method: string;
  /** The path without `/api`, lower-case: `tickets/12`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Null: no answer was sent. */
  status: number | null;
  /** Sandbox time, ISO 8601 in UTC. */
  readonly at: string;
  /** The kind of the fault that hit it, if any. */
  fault: string | null;
  readonly userAgent: string;
  /**
   * Which of the tokens issued it came with, counted from 1; null: none of them. No two clients ever share one, so it tells them apart
   * without giving anything away.
   */
  readonly tokenNumber: number | null;
}

const most = 50_000;

/** The requests that came in, newest last; the oldest are dropped beyond 50,000. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  #seq = 0;

  add(request: Omit<LoggedRequest, 'seq' | 'status' | 'fault'>): LoggedRequest {
    this.#seq += 1;
    const logged: LoggedRequest = { seq: this.#seq, status: null, fault: null, ...request };
    this.#requests.push(logged);
    if (this.#requests.length > most) this.#requests = this.#requests.slice(most / 10);
    return logged;
  }

  all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  get total(): number {
    return this.#seq;
  }

  clear(): void {
    this.#requests = [];
  }
}
