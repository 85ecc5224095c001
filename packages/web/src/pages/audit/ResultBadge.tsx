import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { AuditRow } from './audit.queries.ts';

const meanings = { done: 'quiet', refused: 'look', failed: 'bad' } as const;

/** How an act ended. What was done is the rule, and asks for no colour. */
export function ResultBadge({ result }: Pick<AuditRow, 'result'>) {
  return <StatusBadge meaning={meanings[result]}>{result}</StatusBadge>;
}
