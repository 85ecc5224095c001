import type { Author } from '../oracle/oracle.ts';
import { guidFrom } from '../permissions/directory.ts';
import type { Settings } from '../settings.ts';
import type { Row } from '../tables/table.ts';
import type { CommitPlace } from '../writes/commit.ts';
import { commitInsert, commitUpdate } from '../writes/commit.ts';
import type { Announcer } from './announcer.ts';
import { type Happening, type HookEvent, hookEvents } from './events.ts';

const itself: Author = { application: null, agentId: null };
const patienceMs = 10_000;

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly durationMs: number;
}

/** What deliveries need of a Halo. */
export interface DeliveryPlace extends CommitPlace {
  readonly settings: Settings;
}

/** Delivers webhooks: a POST per event, one after the other per sandbox, each recorded as a WebhookEvent (API.md 3.29). */
export class Deliveries implements Announcer {
  readonly #halo: DeliveryPlace;
  readonly #stop = new AbortController();
  readonly #failures = new Map<string, number>();
  #queue: Promise<void> = Promise.resolve();
  #made = 0;

  constructor(halo: DeliveryPlace) {
    this.#halo = halo;
  }

  /** Queues a delivery for every active webhook that waits for what happened. */
  announce(happening: Happening): void {
    const due = hookEvents.filter((event) => event.isMet(happening));
    if (due.length === 0) return;
    const hooks = this.#halo.tables.of('webhook');
    // Webhooks that the world came with point at hosts that nobody owns: only those written since are delivered.
    for (const slot of hooks.writtenSlots()) {
      const hook = hooks.peek(slot);
      for (const event of due)
        if (isWaiting(hook, event)) this.#queue = this.#queue.then(() => this.#deliver(hook, event, happening));
    }
  }

  /** Resolves when everything that was queued so far has been delivered or has failed. */
  settled(): Promise<void> {
    return this.#queue;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#stop.abort();
  }

  async #deliver(hook: Row, event: HookEvent, happening: Happening): Promise<void> {
    const id = String(hook['id']);
    const present = this.#halo.tables.of('webhook').get(id);
    if (this.#stop.signal.aborted || !present || present['active'] === false || present['disabled'] === true) return;
    this.#made += 1;
    const payload = this.#payload(id, event, happening);
    const reply = await this.#post(hook, JSON.stringify(payload));
    if (this.#stop.signal.aborted) return;
    const isFailure = reply.status < 200 || reply.status > 299;
    this.#record(id, payload, reply);
    const failures = isFailure ? (this.#failures.get(id) ?? 0) + 1 : 0;
    this.#failures.set(id, failures);
    const isSpent = failures >= this.#halo.settings.webhookAttempts;
    const changes = { last_status: reply.status, ...(isSpent ? { disabled: true, active: false } : {}) };
    commitUpdate(this.#halo, 'webhook', { key: id, changes, by: itself });
  }

  #payload(webhookId: string, event: HookEvent, { row, entity }: Happening): Row {
    return {
      id: guidFrom(`delivery ${this.#halo.tables.world.seed} ${this.#made}`),
      notification_id: event.eventno,
      escmsg_id: this.#made,
      event: event.name,
      webhook_id: webhookId,
      object_id: entity === 'action' ? row['ticket_id'] : row['id'],
      timestamp: this.#halo.clock.stamp(),
      [event.member]: row,
    };
  }

  async #post(hook: Row, body: string): Promise<Reply> {
    const began = performance.now();
    const isBasic = Number(hook['authentication_type'] ?? 0) === 1 || Boolean(hook['basic_username']);
    const basic = Buffer.from(`${String(hook['basic_username'] ?? '')}:${String(hook['basic_password'] ?? '')}`).toString(
      'base64',
    );
    try {
      const response = await fetch(String(hook['url']), {
        method: 'POST',
        headers: {
          'Content-Type': String(hook['content_type'] || 'application/json'),
          ...(isBasic ? { Authorization: `Basic ${basic}` } : {}),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(patienceMs)]),
      });
      const text = await response.text();
      return { status: response.status, body: text.slice(0, 4000), durationMs: performance.now() - began };
    } catch (error) {
      return { status: 0, body: error instanceof Error ? error.name : 'failed', durationMs: performance.now() - began };
    }
  }

  #record(webhookId: string, payload: Row, reply: Reply): void {
    commitInsert(this.#halo, 'webhook-event', {
      row: {
        id: payload['id'],
        webhook_id: webhookId,
        notification_id: payload['notification_id'],
        timestamp: payload['timestamp'],
        status: reply.status >= 200 && reply.status < 300 ? 1 : 2,
        duration: Math.round(reply.durationMs) / 1000,
        requestheaders: 'Content-Type: application/json',
        requestbody: JSON.stringify(payload),
        responsestatus: reply.status,
        responseheaders: '',
        responsebody: reply.body,
        entity_id: typeof payload['object_id'] === 'number' ? payload['object_id'] : 0,
        error: reply.status < 200 || reply.status > 299,
      },
      by: itself,
    });
  }
}

/** An active outbound webhook waits for the events that it names by number or name; one that names none waits for all. */
function isWaiting(hook: Row, event: HookEvent): boolean {
  if (hook['active'] === false || hook['disabled'] === true || !/^https?:\/\//i.test(String(hook['url'] ?? ''))) return false;
  const events: readonly unknown[] = Array.isArray(hook['events']) ? hook['events'] : [];
  return events.length === 0 || events.some((one) => isNamed(one, event));
}

function isNamed(one: unknown, event: HookEvent): boolean {
  if (typeof one !== 'object' || one === null) return false;
  const { eventno, name } = one as Row;
  return eventno === event.eventno || (typeof name === 'string' && name.toLowerCase() === event.name.toLowerCase());
}
