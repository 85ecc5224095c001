import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presets } from '../../src/catalog/presets/index.ts';
import { productFeatures } from '../../src/catalog/product-features/index.ts';
import { rights } from '../../src/catalog/rights/index.ts';
import type { RightKind } from '../../src/engine/xray/right.ts';
import { readPermissionsTable } from './published-permissions.ts';

/** Where PERMISSIONS.md says what each preset restates. Gradient's guide has one agent for both of its parts. */
const columns = [
  { preset: 'dashboards', who: /\bSQ\b/, level: 'SQ', tick: 'SQ', product: 'SQ' },
  { preset: 'billing-reconciliation', who: /\bGR\b(?! \()/, level: 'GR', tick: 'GR', product: 'GR billing' },
  { preset: 'alerts', who: /\bGR\b/, level: 'GR', tick: 'GR alerts', product: 'GR alerts' },
  { preset: 'asset-lifecycle', who: /\bSP\b/, level: 'SP', tick: 'SP', product: 'SP' },
  { preset: 'security-findings', who: /\bPE\b/, level: 'PE', tick: 'PE', product: 'PE' },
  { preset: 'backup-console', who: /\bM3\b/, level: 'M3', tick: 'M3', product: 'M3' },
] as const;

/** What a preset asks of some kinds of rights, as `label: value`. */
function asksOf(name: string, ...kinds: readonly RightKind[]): readonly string[] {
  const asks = presets.find((one) => one.name === name)?.asks ?? [];
  const lines = asks.flatMap(({ right: id, value }) => {
    const right = rights.find((one) => one.id === id);
    return right && kinds.includes(right.kind) ? [`${right.label}: ${value}`] : [];
  });
  return lines.sort();
}

/** A cell of the levels' table in HaloPSA's own words; null: not asked for. */
function levelOfCell(cell: string): string | null {
  if (cell === '-') return null;
  if (/^Read, Modify/.test(cell)) return 'Read and Modify';
  return /^read \(/.test(cell) ? 'Read Only' : cell;
}

/** The permissions in a sentence of PERMISSIONS.md: `read/edit:tickets` are two, `customers read and assets read, edit` three. */
function scopesOfSentence(text: string): readonly string[] {
  const written = [...text.matchAll(/\b([a-z]+(?:\/edit)?):([a-z]+)/gi)].flatMap(([, verbs = '', family = '']) =>
    verbs.split('/').map((verb) => `${verb}:${family}`.toLowerCase()),
  );
  const spoken = text.includes('customers read and assets read, edit') ? ['read:customers', 'read:assets', 'edit:assets'] : [];
  return [...new Set([...written, ...spoken])].sort();
}

describe('the presets', () => {
  it('have one file each, named by the job', () => {
    const folder = new URL('../../src/catalog/presets/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name !== 'index.ts' && name !== 'asks.ts');
    expect(files.sort()).toEqual(presets.map(({ name }) => `${name}.ts`).sort());
    expect(presets.map(({ name }) => name)).toEqual(columns.map(({ preset }) => preset));
  });

  it('ask for rights that exist, at values that they have, each once, and name features that exist', () => {
    const features = productFeatures.map(({ name }) => name);
    for (const { name, asks, features: wanted } of presets) {
      expect(new Set(asks.map(({ right }) => right)).size, name).toBe(asks.length);
      for (const { right: id, value } of asks)
        expect(rights.find((right) => right.id === id)?.values, `${name} ${id}`).toContain(value);
      for (const feature of wanted) expect(features, name).toContain(feature);
    }
  });
});

describe.each(columns)('the preset $preset, beside its guide', ({ preset, who, level, tick, product }) => {
  it('asks for the same access levels', (context) => {
    const lines = readPermissionsTable(context, 'Feature Access levels of the agent or role').flatMap((row) => {
      const value = levelOfCell(row[level] ?? '-');
      return value === null ? [] : [`${row['label'] ?? ''}: ${value}`];
    });
    const asked = asksOf(preset, 'access-level');
    // The alerting part of Gradient's guide needs the areas of its own permissions only.
    if (preset === 'alerts') expect(lines).toEqual(expect.arrayContaining([...asked]));
    else expect(asked).toEqual(lines.sort());
  });

  it('asks for the same boxes', (context) => {
    const rows = readPermissionsTable(context, 'Tick boxes of the Permissions tab');
    const lines = rows.flatMap(({ label = '', ...cells }) => {
      const own = Object.values(cells).find((cell) => cell.startsWith(`${tick}: `));
      const cell = own?.slice(tick.length + 2) ?? cells[tick] ?? '-';
      if (cell === '-' || cell.includes(': ')) return [];
      return [`${label}: ${cell === 'yes' ? 'Yes' : cell}`];
    });
    expect(asksOf(preset, 'tick', 'restriction')).toEqual(lines.sort());
  });

  it('asks for the same settings of the agent', (context) => {
    const rows = readPermissionsTable(context, 'Agent settings').filter((row) => who.test(row['who'] ?? ''));
    const asked = asksOf(preset, 'agent-setting', 'membership');
    expect(asked.length).toBe(rows.length);
    for (const { setting = '', value = '', who: whose = '' } of rows) {
      const label = setting.replace('Departments & Teams > ', '');
      // "Default Working Hours; 24 hours" of "GR; SP": one value each.
      const values =
        setting === 'Work hours' ? [value.split('; ')[whose.split('; ').findIndex((one) => who.test(one))]] : [value];
      const answer = asked.find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2) ?? 'not asked for';
      expect(values[0]?.startsWith(answer), `${setting}: ${answer}`).toBe(true);
    }
  });

  it('asks for the same settings of the application', (context) => {
    const rows = readPermissionsTable(context, 'Application settings');
    const isOurs = (row: { readonly [name: string]: string }) => /^all\b/.test(row['who'] ?? '') || who.test(row['who'] ?? '');
    const expected = rows.filter(isOurs).flatMap(({ setting = '', value = '' }) => {
      if (setting === 'Login Type') return ['Login Type: Agent', 'Agent to log in as: the API agent'];
      if (setting === 'Authentication Method') return [`${setting}: ${value.split('; ')[0] ?? ''}`];
      if (setting === 'Saved') return ['Saved: Yes'];
      // A condition of the server, no box.
      return setting === 'on-premises' ? [] : [`${setting}: ${value}`];
    });
    expect(asksOf(preset, 'application-setting')).toEqual(expected.sort());
  });

  it('asks for the same permissions of the application', (context) => {
    const rows = readPermissionsTable(context, 'Application permissions (scopes)');
    const sentence = rows.find((row) => row['product'] === product)?.['scopes'] ?? '';
    expect(asksOf(preset, 'scope').map((line) => line.replace(/: Yes$/, ''))).toEqual(scopesOfSentence(sentence));
  });
});
