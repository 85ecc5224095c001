import type { EditResult } from '../../features/setup/edit-connection.ts';
import type { Cli } from './cli.ts';
import { plural } from './figures.ts';

/** Says what an edit did to what had been read before. */
export function sayWhatWasRead({ terminal }: Cli, { unchosen, receipts }: EditResult): void {
  const tables = Object.keys(unchosen.rows);
  const rows = Object.values(unchosen.rows).reduce((sum, count) => sum + count, 0);
  if (rows > 0)
    terminal.say(
      unchosen.areDropped
        ? `Dropped ${plural(rows, 'row')} of what is not chosen: ${tables.join(', ')}.\n`
        : `Kept ${plural(rows, 'row')} of what is not chosen (${tables.join(', ')}) as they were last read; nothing reads them again. Drop them with the same command and --drop-unchosen.\n`,
    );
  for (const { id, kind, counts } of receipts)
    if (kind === 'ticket-text') {
      const cut = Object.values(counts).reduce((sum, count) => sum + count, 0);
      terminal.say(
        `The free text of tickets was cut out of ${plural(cut, 'row')}; receipt ${id}. Backups made before still hold it.\n`,
      );
    }
}
