import type { RightReadingInput } from '../../engine/xray/right-reading.ts';
import { defineRightSource, type Sight } from '../../engine/xray/right-source.ts';
import { findAgent } from './find-agent.ts';
import { memberOf, numberOf } from './members.ts';

const unassigned = 1;

/** One ticket that was looked at: whether Halo says that this agent may update it; null: it says nothing. */
type Answer = boolean | null;

/**
 * Halo returns with a ticket whether the agent may update it (`_canupdate`, API.md 2.6 and 1.6: a returned right). One that may be
 * updated proves the level. One that may not proves a missing box only beside another that may: some HaloPSA may never fill the member.
 */
export const ticketUpdates = defineRightSource({
  name: 'ticket-updates',
  title: 'Which tickets the agent may update',
  read: async (sight) => {
    const rights = ['level:tickets', 'tick:edit-closed-tickets', 'tick:edit-tickets-of-others'];
    const modifies = sight.right('level:tickets').values[2] ?? 'Read and Modify';
    if (!rights.slice(1).some((right) => sight.wanted.has(right))) return [];
    const { id } = await findAgent(sight);
    const pairs = await askPairs(sight, id);
    const { own, others } = pairs;
    const answers = [own, pairs.free, others].flatMap(({ open, closed }) => [open, closed]);
    const level: RightReadingInput[] = answers.includes(true)
      ? [{ right: 'level:tickets', atLeast: modifies, evidence: ['Halo says of a ticket that this agent may update it.'] }]
      : [];
    return [...level, closedTick(pairs), othersTick(pairs)];
  },
});

/** An open and a closed ticket of the same owner: they differ in nothing but being closed. */
interface Pair {
  readonly open: Answer;
  readonly closed: Answer;
}

interface Pairs {
  /** Of the agent itself. */
  readonly own: Pair;
  /** Of nobody. */
  readonly free: Pair;
  readonly others: Pair;
}

async function askPairs(sight: Sight, id: number | null): Promise<Pairs> {
  const pairOf = async (query: Readonly<Record<string, string>>, suits?: (agentId: number | null) => boolean) => ({
    open: await ask(sight, { open_only: 'true', ...query }, suits),
    closed: await ask(sight, { closed_only: 'true', ...query }, suits),
  });
  return {
    own: id === null ? { open: null, closed: null } : await pairOf({ agent_id: String(id) }),
    free: await pairOf({ agent_id: String(unassigned) }),
    others: await pairOf({}, (agent) => agent !== unassigned && agent !== id),
  };
}

/** A closed ticket that may not be updated proves the missing box only beside an open one of the same owner that may be. */
function closedTick({ own, free, others }: Pairs): RightReadingInput {
  const pairs = [own, free, others];
  const answers = pairs.map(({ closed }) => closed);
  const isComparable = pairs.some(({ open, closed }) => open === true && closed === false);
  const answer = answers.includes(true) ? true : answers.includes(false) ? false : null;
  return tick('tick:edit-closed-tickets', answer, { isComparable, of: 'a closed ticket' });
}

function othersTick({ own, others }: Pairs): RightReadingInput {
  const isComparable = own.open === true;
  return tick('tick:edit-tickets-of-others', others.open, { isComparable, of: 'an open ticket of another agent' });
}

function tick(
  right: string,
  answer: Answer,
  { isComparable, of }: { readonly isComparable: boolean; readonly of: string },
): RightReadingInput {
  if (answer === true) return { right, atLeast: 'Yes', evidence: [`Halo says of ${of} that this agent may update it.`] };
  if (answer === false && isComparable)
    return {
      right,
      atMost: 'No',
      evidence: [`Halo says of ${of} that this agent may not update it, and of another that it may.`],
    };
  if (answer === null) return { right, why: `Halo does not say of ${of} whether this agent may update it.` };
  return {
    right,
    why: `Halo says of ${of} that this agent may not update it, but of no ticket that it may: the access level decides first.`,
  };
}

/** Looks at the first ticket of a list that suits. */
async function ask(
  sight: Sight,
  query: Readonly<Record<string, string>>,
  suits: (agentId: number | null) => boolean = () => true,
): Promise<Answer> {
  const page = { pageinate: 'true', page_no: '1', page_size: '20', order: 'id', orderdesc: 'true' };
  const list = await sight.list('Tickets', { ...page, ...query });
  if (!list.ok) return null;
  const found = list.answer.rows.find((row) => suits(numberOf('Faults_List', row, 'agent_id')));
  const id = numberOf('Faults_List', found, 'id');
  if (id === null) return null;
  const reply = await sight.get(`Tickets/${id}`, { includedetails: 'true' });
  const value = reply.ok ? memberOf('Faults', reply.json, '_canupdate') : null;
  return typeof value === 'boolean' ? value : null;
}
