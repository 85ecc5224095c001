import { describe, expect, it } from 'vitest';
import { entities } from '../../src/catalog/entities/index.ts';
import { rights } from '../../src/catalog/rights/index.ts';
import { levelOfEntity } from '../../src/catalog/rights/level-of-entity.ts';
import { screens } from '../../src/catalog/rights/screens.ts';
import { type RightKind, rightPlaces } from '../../src/engine/xray/right.ts';
import { readPermissionsTable, readPublishedScopes } from './published-permissions.ts';

const labelsOf = (...kinds: readonly RightKind[]) => rights.filter(({ kind }) => kinds.includes(kind)).map(({ label }) => label);

/** The tab and the path that a guide prints before the label. */
const withoutTab = (label: string) => label.replace('Departments & Teams > ', '');

describe('the catalogue of rights', () => {
  it('has every agent setting and membership of the guides', (context) => {
    const rows = readPermissionsTable(context, 'Agent settings');
    expect(labelsOf('agent-setting', 'membership').sort()).toEqual(rows.map((row) => withoutTab(row['setting'] ?? '')).sort());
  });

  it('has every application setting of the guides but what is a condition of the server, not a box', (context) => {
    const rows = readPermissionsTable(context, 'Application settings').filter(({ setting }) => setting !== 'on-premises');
    const published = rows.map(({ setting }) => setting ?? '');
    // Two rows of the guides hold two boxes each: the second stands in the value.
    expect(rows.find(({ setting }) => setting === 'Authentication Method')?.['value']).toContain('Allow Agent Logins');
    expect(rows.find(({ setting }) => setting === 'Login Type')?.['value']).toContain('Agent to log in as');
    expect(labelsOf('application-setting').sort()).toEqual([...published, 'Allow Agent Logins', 'Agent to log in as'].sort());
  });

  it('has every access level of the guides, and beyond them only what says where it comes from', (context) => {
    const rows = readPermissionsTable(context, 'Feature Access levels of the agent or role');
    const ofGuides = rights.filter(({ kind, source }) => kind === 'access-level' && source.startsWith('PERMISSIONS.md'));
    expect(ofGuides.map(({ label }) => label).sort()).toEqual(rows.map(({ label }) => label ?? '').sort());
    for (const { id, isInferred, source } of rights.filter(({ kind }) => kind === 'access-level'))
      expect(isInferred === true, id).toBe(source.startsWith('inferred'));
  });

  it('has every tick box and restriction of the guides', (context) => {
    const rows = readPermissionsTable(context, 'Tick boxes of the Permissions tab');
    expect(labelsOf('tick', 'restriction').sort()).toEqual(rows.map(({ label }) => label ?? '').sort());
  });

  it('has every permission of an application', (context) => {
    expect(labelsOf('scope').sort()).toEqual([...readPublishedScopes(context)].sort());
  });

  it("names the screens by Halo's own paths", (context) => {
    const paths = readPermissionsTable(context, 'Where things are in Halo').map(({ path }) => path ?? '');
    for (const screen of Object.values(screens)) {
      const root = screen.split(' > (')[0] ?? '';
      expect(
        paths.some((path) => path.startsWith(root)),
        screen,
      ).toBe(true);
    }
  });

  it('has each right once, in the order in which a person sets them up', () => {
    const ids = rights.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(rights.map(({ place, label }) => `${place} ${label}`)).size).toBe(ids.length);
    for (const { id, values } of rights) expect(new Set(values).size, id).toBeGreaterThanOrEqual(2);
    const kinds = [...new Set(rights.map(({ place }) => place))].sort((a, b) => rightPlaces.indexOf(a) - rightPlaces.indexOf(b));
    expect(kinds).toEqual([...rightPlaces]);
  });

  it('has what every entity needs to be read, and what stands for another right', () => {
    const ids = new Set(rights.map(({ id }) => id));
    for (const { halo } of entities) {
      for (const scope of halo.scopes.read) expect(ids, halo.name).toContain(`scope:${scope}`);
      const level = levelOfEntity(halo);
      if (level !== null) expect(ids, halo.name).toContain(level);
    }
    for (const { orElse } of rights)
      if (orElse) expect(rights.find(({ id }) => id === orElse.right)?.values).toContain(orElse.value);
  });
});
