import { type Command, InvalidArgumentError } from 'commander';
import type { ListAuditInput } from '../../../features/audit/list-audit.ts';
import type { AuditReading } from '../../audit-desk.ts';
import type { House } from '../../house.ts';
import { parseInstant } from '../option-values.ts';

/** The options that say which rows. */
export interface AuditFilterOptions {
  readonly actor?: readonly string[];
  readonly verb?: readonly string[];
  readonly subject?: readonly string[];
  readonly result?: readonly Result[];
  readonly since?: Date;
  readonly until?: Date;
  readonly installation?: boolean;
}

type Result = 'done' | 'refused' | 'failed';

/** Adds the options that say which rows. */
export function withFilter(command: Command): Command {
  return command
    .option('--actor <name>', 'only of this one: operator:root, or root; may be given several times', collect)
    .option('--verb <name>', 'only this: connection.edit, or connection for all of its verbs', collect)
    .option('--subject <text>', 'only on this: "connection 3", or connection for all of them', collect)
    .option('--result <result>', 'only with this end: done, refused or failed', collectResult)
    .option('--since <date>', 'from then on: 2026-03-31, or 2026-03-31T12:00:00Z', parseInstant)
    .option('--until <date>', 'before then', parseInstant)
    .option('--installation', 'of the installation as a whole, instead of the workspace');
}

/** The audit that the options mean. */
export function auditOf(house: House, { installation }: AuditFilterOptions): AuditReading {
  return installation ? house.audit : house.main.audit;
}

/** The filter that the options mean. */
export function filterOf({ actor, verb, subject, result, since, until }: AuditFilterOptions): ListAuditInput['filter'] {
  return { actors: actor, verbs: verb, subjects: subject, results: result, since, until };
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function collectResult(text: string, before: readonly Result[] = []): readonly Result[] {
  if (text !== 'done' && text !== 'refused' && text !== 'failed')
    throw new InvalidArgumentError('It is done, refused or failed.');
  return [...before, text];
}
