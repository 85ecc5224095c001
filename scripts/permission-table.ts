import { readFileSync, writeFileSync } from 'node:fs';
import { toPermissionTable } from '../packages/hub/src/features/setup-page/permission-table.ts';

/** Writes the table of docs/permissions.md anew from the catalogue: `node run.mjs scripts/permission-table.ts`. */
const file = new URL('../docs/permissions.md', import.meta.url);
const [before = '', after = ''] = readFileSync(file, 'utf8').split(/\n\| Feature \|[\s\S]*\|\n/);
writeFileSync(file, `${before}\n${toPermissionTable()}\n${after}`);
