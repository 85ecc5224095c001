import type { Flow } from '../../engine/watch/flow.ts';
import { backup } from './backup.ts';
import { fullSync } from './full-sync.ts';
import { histories } from './histories.ts';
import { recentSync } from './recent-sync.ts';
import { rightsXray } from './rights-xray.ts';
import { schedule } from './schedule.ts';
import { webhooks } from './webhooks.ts';

/** Everything that must happen again and again, the most telling first. */
export const flows: readonly Flow[] = [schedule, recentSync, fullSync, histories, webhooks, rightsXray, backup];
