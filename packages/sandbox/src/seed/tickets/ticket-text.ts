import { tagOfAsset } from '../layout/asset-kind.ts';
import { nameOfSite, namesOfClient } from '../layout/names.ts';
import type { Topic } from '../words/topics.ts';
import type { World } from '../world.ts';
import { aboutServer } from './ticket-people.ts';

const FILLER = [
  'The user first noticed this after the update of last week and has restarted twice without any change.',
  'Colleagues at the same site do not see it, so it seems to be limited to this machine.',
  'Remote session opened with the user present; event log exported and kept with the ticket.',
  'Checked the monitoring history of the last thirty days, nothing stands out before this morning.',
  'Asked for a screenshot of the message and for the time at which it appeared.',
  'Workaround given over the phone; the user can go on working in the browser meanwhile.',
  'Vendor knowledge article compared step by step, settings are as recommended.',
  'Next step is a clean test with a second account before anything is reinstalled.',
].join(' ');
const LONG = Array.from({ length: 200 }, () => FILLER).join(' ');

/** The subject line of a ticket. */
export function subjectOf(
  world: World,
  topic: Topic,
  about: { readonly client: number; readonly site: number; readonly userName: string; readonly asset: number },
): string {
  switch (topic.slot) {
    case 'user':
      return `${topic.subject} ${about.userName}`;
    case 'asset':
      return `${topic.subject} ${about.asset < 0 ? (aboutServer(topic) ? 'the server' : 'a workstation') : tagOfAsset(world, about.client, about.asset)}`;
    case 'site':
      return about.site < world.clients
        ? `${topic.subject} ${namesOfClient(world, about.client).name}`
        : `${topic.subject} ${nameOfSite(world, about.site)}`;
    default:
      return topic.subject;
  }
}

/** Text of about `length` characters, different from ticket to ticket at its beginning. */
export function paddingOf(index: number, length: number): string {
  if (length <= 0) return '';
  const from = (index * 7) % 400;
  return LONG.slice(from, from + length);
}
