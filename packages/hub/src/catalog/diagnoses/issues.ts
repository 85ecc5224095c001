import { defineDiagnosis, fine } from '../../engine/doctor/diagnosis.ts';
import { readIssueFigures } from '../../store/rows/doctor-rows.ts';

const mostNames = 5;

/** Entities that HaloPSA refuses, and rows that were set aside. */
export const issues = defineDiagnosis({
  name: 'issues',
  of: 'connection',
  look: async ({ connection, read }) => {
    const { refused, rows } = await read((db) => readIssueFigures(db, connection.id));
    const name = `"${connection.name}"`;
    const found = [];
    if (refused.length > 0) {
      const more = refused.length > mostNames ? ` and ${refused.length - mostNames} more` : '';
      found.push({
        name: 'refused-entities',
        outcome: 'warn' as const,
        sentence: `${refused.length} ${refused.length === 1 ? 'entity' : 'entities'} of ${name} cannot be read: ${refused.slice(0, mostNames).join(', ')}${more}.`,
        remedy:
          'see why with `npx sundog issues`, and what to tick with `npx sundog check --features`; dismiss what is meant to be so.',
      });
    }
    if (rows > 0)
      found.push({
        name: 'quarantine',
        outcome: 'warn' as const,
        sentence: `${rows} ${rows === 1 ? 'row' : 'rows'} of ${name} ${rows === 1 ? 'is' : 'are'} set aside.`,
        remedy: 'see them with `npx sundog issues`, and try them again with `npx sundog issues replay`.',
      });
    return found.length > 0 ? found : [fine('issues', `Nothing of ${name} is refused or set aside.`)];
  },
});
