import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { presets } from '../../src/catalog/presets/index.ts';
import { productFeatures } from '../../src/catalog/product-features/index.ts';
import { rights } from '../../src/catalog/rights/index.ts';
import type { SetupDescription } from '../../src/engine/xray/describe-setup.ts';
import { rightPlaces } from '../../src/engine/xray/right.ts';
import { describeSetupPage } from '../../src/features/setup-page/describe-setup-page.ts';
import { toPermissionTable } from '../../src/features/setup-page/permission-table.ts';
import { sundog } from '../run-sundog.ts';

/** The settings of a page as `right: value`. */
function settingsOf({ places }: SetupDescription): readonly string[] {
  return places.flatMap(({ lines }) => lines.map(({ right, value }) => `${right}: ${value}`));
}

describe('the page for some features', () => {
  it('asks for nothing but what signing in, clients and those features need', () => {
    expect(settingsOf(describeSetupPage({ features: ['reports-read'] }))).toEqual([
      'level:clients: Read Only',
      'level:reporting: Read Only',
      'restriction:clients: Yes',
      'agent:api-only: on',
      'agent:roles: the role made for the integration',
      'application:active: on',
      'application:authentication-method: Client ID and Secret (Services)',
      'application:login-type: Agent',
      'application:agent-to-log-in-as: the API agent',
      'application:saved: Yes',
      'scope:read:customers: Yes',
      'scope:read:reporting: Yes',
    ]);
  });

  it('takes per right the highest value that any of them needs, and says who needs which', () => {
    const page = describeSetupPage({ features: ['tickets-read', 'tickets-write'] });
    const level = page.places.flatMap(({ lines }) => lines).find(({ right }) => right === 'level:tickets');
    expect(level).toMatchObject({
      value: 'Read and Modify',
      need: 'mandatory',
      wantedBy: [
        { feature: 'tickets-read', atLeast: 'Read Only' },
        { feature: 'tickets-write', atLeast: 'Read and Modify' },
      ],
    });
    expect(settingsOf(describeSetupPage({ features: ['tickets-read'] }))).toContain('level:tickets: Read Only');
  });

  it('is minimal and enough for every feature and for all of them together', () => {
    for (const features of [...productFeatures.map(({ name }) => [name]), productFeatures.map(({ name }) => name)]) {
      const wanted = productFeatures.filter(({ name, isAlwaysOn }) => isAlwaysOn || features.includes(name));
      const needs = wanted.flatMap((feature) => feature.needs);
      const expected = rights.flatMap(({ id, values }) => {
        const places = needs.filter(({ right }) => right === id).map(({ atLeast }) => values.indexOf(atLeast));
        return places.length === 0 ? [] : [`${id}: ${values[Math.max(...places)]}`];
      });
      expect([...settingsOf(describeSetupPage({ features }))].sort(), features.join()).toEqual(expected.sort());
    }
  });

  it("stands in the order of HaloPSA's screens", () => {
    const { places } = describeSetupPage({ features: productFeatures.map(({ name }) => name) });
    expect(places.map(({ place }) => place)).toEqual([...rightPlaces]);
    const order = rights.map(({ id }) => id);
    for (const { lines, place } of places) {
      const found = lines.map(({ right }) => order.indexOf(right));
      expect(found, place).toEqual([...found].sort((a, b) => a - b));
    }
  });

  it('without names is that of everything that only reads', () => {
    const page = describeSetupPage({});
    expect(page.features.map(({ name }) => name)).toEqual(
      productFeatures.filter(({ writes }) => !writes).map(({ name }) => name),
    );
    expect(settingsOf(page).filter((line) => /scope:edit|and Modify$/.test(line))).toEqual([]);
  });
});

describe('the page for a preset', () => {
  it.each(presets)('$name has every right that its guide asks for, and every need of its features', (preset) => {
    const lines = describeSetupPage({ preset: preset.name }).places.flatMap((place) => place.lines);
    for (const { right, value } of preset.asks)
      expect(lines.find((line) => line.right === right)?.guide?.value, right).toBe(value);
    for (const { needs } of productFeatures.filter(({ name }) => preset.features.includes(name)))
      for (const { right } of needs) expect(lines.find((line) => line.right === right)?.value, right).not.toBeNull();
  });

  it('shows what the guide asks too much', () => {
    const lines = describeSetupPage({ preset: 'billing-reconciliation' }).places.flatMap((place) => place.lines);
    expect(lines.find(({ right }) => right === 'scope:edit:contracts')).toMatchObject({ value: null, need: null, wantedBy: [] });
    expect(lines.find(({ right }) => right === 'level:invoices')).toMatchObject({
      value: 'Read and Modify',
      guide: { value: 'Read, Create and Modify' },
    });
  });
});

describe('sundog setup-page', () => {
  it('writes text, Markdown and JSON without a data directory', async () => {
    const text = await sundog(['setup-page', '--features', 'tickets-write']);
    expect(text).toMatchObject({ code: 0, said: '' });
    expect(text.out).toContain('Configuration > Teams & Agents > Roles');
    expect(text.out).toContain('Can add new Tickets: Yes');
    const markdown = await sundog(['setup-page', '--preset', 'dashboards', '--format', 'markdown']);
    expect(markdown.out).toContain('| Setting | Value | Guide of SquaredUp | Wanted by | Without it |');
    const json = await sundog(['setup-page', '--format', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({
      preset: null,
      places: [{ place: 'role-permissions' }, ...Array(4).fill({}), {}],
    });
  });

  it('says what there is where a name is wrong', async () => {
    expect(await sundog(['setup-page', '--features', 'ticket-read'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('the nearest names are: tickets-read'),
    });
    expect(await sundog(['setup-page', '--preset', 'squaredup'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('Use one of: dashboards'),
    });
  });
});

describe('docs/permissions.md', () => {
  const page = readFileSync(new URL('../../../../docs/permissions.md', import.meta.url), 'utf8');

  it('shows the catalogue as it is (else: node run.mjs scripts/permission-table.ts)', () => {
    const table = page.split('\n').filter((line) => line.startsWith('| ') || line === '|---|---|---|---|---|');
    expect(table.slice(table.findIndex((line) => line.startsWith('| Feature |'))).join('\n')).toBe(toPermissionTable());
  });

  it('names every preset', () => {
    for (const { name, guide } of presets) expect(page).toMatch(new RegExp(`\\| \`${name}\` \\|.*\\| ${guide} \\|`));
  });
});
