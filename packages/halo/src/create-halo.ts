import { settleAddress } from './address/settle-address.ts';
import type { RateBudget } from './budget/rate-budget.ts';
import { createRollingBudget } from './budget/rolling-budget.ts';
import { type Clock, systemClock } from './clock.ts';
import type { HaloCredentials } from './credentials.ts';
import { shapeOf } from './decode/shape-of.ts';
import type { HaloEntity } from './entity.ts';
import { HaloError } from './errors/halo-error.ts';
import { NoDetailError } from './errors/no-detail.ts';
import { NoIdsOnlyError } from './errors/no-ids-only.ts';
import { NotFoundError } from './errors/not-found.ts';
import { UnexpectedShapeError } from './errors/unexpected-shape.ts';
import type { Halo, HaloAddress, HaloWriter, TokenFacts } from './halo.ts';
import type { HaloEvent } from './halo-event.ts';
import { listOf } from './list-of.ts';
import type { NetworkPolicy } from './network/network-policy.ts';
import { openTransport } from './network/transport.ts';
import { listPages } from './paging/list-pages.ts';
import { PageSizes } from './paging/page-sizes.ts';
import { readIds, unwrapIds } from './paging/read-ids.ts';
import { readRow } from './paging/read-rows.ts';
import { pathOf } from './path-of.ts';
import { interactiveTries, waitAfterFault } from './retry-timing.ts';
import type { HaloRow } from './row.ts';
import { type JsonAnswer, Sender } from './send.ts';
import { TokenSource } from './token/token-source.ts';
import { createWriter } from './write/halo-writer.ts';

/** What a client of one HaloPSA is made of. */
export interface CreateHaloOptions {
  /** The only origins that a credential is ever sent to. See {@link discoverAddress}. */
  readonly address: HaloAddress;
  readonly credentials: HaloCredentials;
  /** Default `['all']`: what the application may do limits it. API.md 1.5. */
  readonly scopes?: readonly string[];
  readonly clock?: Clock;
  /** Shared by all clients of one HaloPSA. Default: 250 requests in any five minutes, in memory. */
  readonly budget?: RateBudget;
  readonly network?: NetworkPolicy;
  readonly userAgent?: string;
  /** In [0, 1); for jitter. */
  readonly random?: () => number;
  readonly log?: (event: HaloEvent) => void;
  /** Whether these credentials are known to have worked: a refusal then has other causes. */
  readonly workedBefore?: boolean;
}

/**
 * Makes a client of one HaloPSA. Sends nothing by itself.
 *
 * @throws the errors of an address that cannot be used
 * @example
 * const { address } = await discoverAddress('acme');
 * const halo = createHalo({ address, credentials: { grant: 'client_credentials', clientId, clientSecret: () => secret } });
 * for await (const page of halo.listPages(client)) for (const row of page.rows) console.log(decodeRecord(client, row).name);
 * await halo.close();
 */
export function createHalo(options: CreateHaloOptions): Halo & { writer(): HaloWriter } {
  const { credentials, scopes = ['all'], clock = systemClock, random = Math.random, userAgent = 'Sundog/0.1' } = options;
  const address = settleAddress(options.address);
  const log = options.log ?? (() => undefined);
  const budget = options.budget ?? createRollingBudget({ clock });
  const transport = openTransport(options.network);
  const tokens = new TokenSource({
    transport,
    address,
    credentials,
    scopes,
    clock,
    random,
    log,
    userAgent,
    workedBefore: options.workedBefore ?? false,
  });
  const sender = new Sender({ transport, address, tokens, budget, clock, random, log, userAgent });
  const sizes = new PageSizes((entity, asked, given) => log({ kind: 'page-size-learned', entity, asked, given }));
  return {
    address,
    listPages: (entity, how = {}) => listPages(entity, how, { send: (question) => sender.send(question), sizes }),
    listIds: (entity, how = {}) => askIds(sender, entity, how),
    read: (entity, id, how = {}) => askRecord(sender, entity, { id, how }),
    async get(path, query = {}, how) {
      const answer = await sender.send({ method: 'GET', path: path.replace(/^\/+/, ''), query, options: how });
      return { status: answer.status, json: answer.json, raw: answer.text, serverTime: answer.serverTime };
    },
    async signIn(how = {}): Promise<TokenFacts> {
      for (let failures = 1; ; failures += 1) {
        try {
          const token = await tokens.get({ isPatient: false, ...(how.signal ? { signal: how.signal } : {}) });
          return token.facts;
        } catch (error) {
          if (!(error instanceof HaloError) || error.disposition !== 'retry' || failures >= interactiveTries - 1) throw error;
          await clock.sleep(waitAfterFault(failures, random()), how.signal);
        }
      }
    },
    meter: () => budget.reading(),
    async close() {
      tokens.close();
      await transport.close();
    },
    writer: () => createWriter(sender),
  };
}

async function askIds(
  sender: Sender,
  entity: HaloEntity,
  how: Parameters<Halo['listIds']>[1] = {},
): Promise<readonly (number | string)[]> {
  const { query, idsOnly } = listOf(entity);
  if (idsOnly === undefined) throw new NoIdsOnlyError({ entity: entity.titlePlural });
  const answer = await sender.send({
    method: 'GET',
    path: entity.path,
    query: { ...query, ...how.query, [idsOnly]: 'true' },
    options: how,
    compact: (body) => unwrapIds(body, entity),
  });
  return readIds(answer, entity);
}

interface RecordWish {
  readonly id: number | string;
  readonly how: NonNullable<Parameters<Halo['read']>[2]>;
}

async function askRecord(sender: Sender, entity: HaloEntity, { id, how }: RecordWish): Promise<HaloRow | null> {
  if (entity.detail === null) throw new NoDetailError({ entity: entity.title });
  let answer: JsonAnswer;
  try {
    answer = await sender.send({
      method: 'GET',
      path: pathOf(entity, id),
      query: { ...entity.detail, ...how.query },
      options: how,
    });
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
  if (answer.json === null) return null;
  if (typeof answer.json === 'object' && !Array.isArray(answer.json)) return readRow(answer.text, answer.json, entity);
  throw new UnexpectedShapeError({ shape: JSON.stringify(shapeOf(answer.json)).slice(0, 300) }, { endpoint: answer.endpoint });
}
