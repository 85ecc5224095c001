import type { FaultRule } from '@sundog/sandbox';
import type { SeededRandom } from './seeded-random.ts';

type Draw = (random: SeededRandom, entity: string) => Pick<FaultRule, 'fault' | 'args' | 'times'>;

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  client: ['name', 'inactive', 'id'],
  site: ['name', 'client_id', 'id'],
  user: ['name', 'emailaddress', 'site_id'],
  asset: ['inventory_number', 'client_id', 'id'],
  ticket: ['summary', 'client_id', 'dateoccurred'],
};

/** What can go wrong with one page of a list, or behind its back. */
const draws: readonly Draw[] = [
  (random) => ({ fault: 'status', args: { status: random.pick([500, 502, 503, 504]) }, times: random.between(1, 6) }),
  (random) => ({
    fault: 'status',
    args: { status: 429, ...random.pick([{}, ...['1', '30', '-5', '1e9', 'soon'].map((retryAfter) => ({ retryAfter }))]) },
    times: random.between(1, 2),
  }),
  (random) => ({ fault: 'status', args: { status: random.pick([401, 403]) }, times: 1 }),
  (random) => ({ fault: random.pick(['html', 'login-page']), times: random.between(1, 3) }),
  (random) => ({ fault: 'truncate', args: { at: random.between(0, 3_000) }, times: random.between(1, 3) }),
  (random) => ({ fault: 'content-length', args: { by: random.pick([-60, -1, 1, 90]) }, times: random.between(1, 3) }),
  (random) => ({ fault: 'reset', args: random.pick([{}, { at: 0 }, { at: 400 }]), times: random.between(1, 3) }),
  (random) => ({ fault: 'stall', args: { at: random.between(0, 300) }, times: 1 }),
  () => ({ fault: 'invalid-utf8', times: 1 }),
  (random) => ({ fault: 'duplicate-page', times: random.between(1, 2) }),
  (random) => ({ fault: 'cap-page', args: { size: random.between(1, 4) }, times: random.between(1, 2) }),
  (random) => ({
    fault: 'record-count',
    args: { says: random.pick(['over', 'under', 'missing', 'text', 'changing']) },
    times: random.between(1, 4),
  }),
  () => ({ fault: 'bare-array', times: 1 }),
  (random) => ({ fault: 'unknown-key', args: { key: random.pick(['results', 'd']) }, times: 1 }),
  () => ({ fault: 'token-invalidated', times: 1 }),
  (random) => ({ fault: 'insert-rows', args: { count: random.between(1, 12) }, times: 1 }),
  (random) => ({ fault: 'delete-rows', args: { count: random.between(1, 4) }, times: 1 }),
  (random) => ({ fault: 'edit-rows', args: { count: random.between(1, 6) }, times: 1 }),
  () => ({ fault: 'reorder', times: 1 }),
  (random) => ({ fault: 'clock-jump', args: { ms: random.pick([-86_400_000, -3_600_000, 3_600_000, 86_400_000]) }, times: 1 }),
  (random) => ({ fault: 'hide-clients', args: { keep: random.between(0, 1) }, times: 1 }),
  (random, entity) => ({
    fault: 'retype-field',
    args: {
      field: random.pick(fieldsOf[entity] ?? ['id']),
      to: random.pick(['text', 'number', 'array', 'object', 'bool-number']),
    },
    times: random.between(1, 3),
  }),
  (random, entity) => ({
    fault: 'drop-field',
    args: { field: random.pick(fieldsOf[entity] ?? ['id']), rows: [0, 2] },
    times: random.between(1, 3),
  }),
  () => ({ fault: 'add-field', args: { field: 'brand_new_field', value: { nested: [1, 'two'] } }, times: 2 }),
];

/** What can go wrong with the sign-in. */
const signInDraws: readonly Draw[] = [
  (random) => ({ fault: 'status', args: { status: random.pick([429, 500, 503]) }, times: random.between(1, 3) }),
  () => ({ fault: 'html', times: 1 }),
  (random) => ({ fault: 'expires-in', args: { says: random.pick([0, -5, 1, 'soon', 1e9, 'absent']) }, times: 1 }),
  () => ({ fault: 'reset', times: 2 }),
];

/** One fault of HaloPSA, at a page of a list or at the sign-in. */
export function drawHaloFault(random: SeededRandom, entities: readonly string[]): FaultRule {
  const entity = random.pick(entities);
  if (random.next() < 0.06) return { match: { path: '^auth/token$' }, ...random.pick(signInDraws)(random, entity) };
  const rule = random.pick(draws)(random, entity);
  const args = ['insert-rows', 'delete-rows', 'edit-rows'].includes(rule.fault) ? { ...rule.args, entity } : rule.args;
  return { match: { entity, page: random.between(1, 4) }, ...rule, ...(args ? { args } : {}) };
}
