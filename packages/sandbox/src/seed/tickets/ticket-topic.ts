import { partOf, spread } from '../layout/spread.ts';
import { at, draw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import { TOPICS, type Topic } from '../words/topics.ts';
import type { World } from '../world.ts';

const TABLE_SIZE = 1_024;
const starts = spread(
  TABLE_SIZE,
  TOPICS.map((topic) => topic.weight),
);
const table = Array.from({ length: TABLE_SIZE }, (_, slot) => at(TOPICS, partOf(starts, slot)));

/** What the ticket at `index` is about. */
export function topicOfTicket(world: World, index: number): Topic {
  return at(table, draw(world.seed, STREAM.ticketTopic, index) >>> 22);
}

/** Its priority: the topic's own as a rule, one step off in every fourth. */
export function priorityOfTicket(world: World, index: number, topic: Topic): number {
  const luck = (draw(world.seed, STREAM.ticketTopic, index) & 0xff) / 256;
  if (luck < 0.12) return Math.max(1, topic.priority - 1);
  if (luck > 0.87) return Math.min(4, topic.priority + 1);
  return topic.priority;
}
