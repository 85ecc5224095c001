import { describe, expect, it } from 'vitest';
import { asset, company, user } from '../../src/catalog/match-rules/index.ts';
import { matchRecords } from '../../src/engine/matching/match-records.ts';
import { matchRuleSchema } from '../../src/engine/matching/match-rule.ts';
import { overrideMatchRule } from '../../src/engine/matching/override-match-rule.ts';
import { whatWouldChange } from '../../src/engine/matching/what-would-change.ts';
import { blankAsset, blankCompany, blankPerson } from './blank-records.ts';

const names = (left: string, right: string) =>
  matchRecords({ rule: company, left: [blankCompany({ id: 'l', name: left })], right: [blankCompany({ id: 'r', name: right })] })
    .pairs;

describe('companies', () => {
  it.each([
    ['Kestrel Ltd', 'KESTREL LIMITED'],
    ['Kestrel', 'Kestrel Group'],
    ['Müller Maschinenbau GmbH', 'Mueller Maschinenbau G.m.b.H.'],
    ['The Orchard House Bakery', 'Orchard House Bakery, Inc.'],
    ['Thornton & Drummond', 'Thornton and Drummond LLP'],
    ['Sørensen A/S', 'Sorensen'],
    ['Zieliński Sp. z o.o.', 'ZIELINSKI SP ZOO'],
    ['Nautilus Manufacturing Services', 'Nautilus Mfg Svcs'],
    ['Rosewood Holdings t/a Lantern Analytics', 'Lantern Analytics'],
    ['Abernathy Farnsworth', 'Abernathy Farnswroth'],
    ['Glenmoor', 'Glen Moor'],
    ['R. J. Fairchild & Sons', 'RJ Fairchild and Sons Ltd'],
    ['Fernwick Motors Ltd (Head Office)', 'Fernwick Motors'],
    ['Quarry 2 Ltd', 'Quarry II Limited'],
  ])('links %s to %s', (left, right) => {
    expect(names(left, right)).toMatchObject([{ decision: 'auto' }]);
  });

  it('takes a domain of its own, a telephone and a house as evidence where one name has a word more', () => {
    const place = { domain: 'kestrel.example', phone: '0161 555 0142', street: '4 Mill Road', town: 'Carrow' };
    const [pair] = matchRecords({
      rule: company,
      left: [blankCompany({ name: 'Kestrel', ...place })],
      right: [blankCompany({ name: 'Kestrel Aviation', ...place, phone: '+44 161 5550142', street: '4 Mill Rd.' })],
    }).pairs;
    expect(pair?.decision).toBe('auto');
    expect(pair?.evidence.map(({ field, level }) => `${field} ${level}`)).toEqual([
      'prior prior',
      'domain equal',
      'name extended',
      'phone equal',
      'address same-street',
    ]);
  });

  it('links by a stored id or an Entra tenant whatever the names are', () => {
    const tenant = { entraTenantId: '0f8fad5b-d9cb-469f-a165-70867728950e' };
    const ids = matchRecords({
      rule: company,
      left: [blankCompany({ id: 'l', name: 'Umbra', externalId: 'org-20041187' })],
      right: [blankCompany({ id: 'org-20041187', name: 'Zephyr' })],
    });
    const tenants = matchRecords({
      rule: company,
      left: [blankCompany({ name: 'Umbra', ...tenant })],
      right: [blankCompany({ name: 'Zephyr', ...tenant })],
    });
    expect([ids.pairs[0]?.decision, tenants.pairs[0]?.decision]).toEqual(['auto', 'auto']);
  });

  it('shows three candidates at most, likeliest first, and gives the same answer twice', () => {
    const right = ['Kestrel North', 'Kestrel South', 'Kestrel East', 'Kestrel Foods', 'Umbra'].map((name, index) =>
      blankCompany({ id: `r${index}`, name }),
    );
    const once = matchRecords({ rule: company, left: [blankCompany({ name: 'Kestrel' })], right }).pairs;
    expect(once).toHaveLength(3);
    expect(once.map(({ score }) => score)).toEqual(once.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(JSON.stringify(matchRecords({ rule: company, left: [blankCompany({ name: 'Kestrel' })], right }).pairs)).toBe(
      JSON.stringify(once),
    );
  });

  it('does not propose records that a person linked', () => {
    const lists = { left: [blankCompany({ id: 'l', name: 'Kestrel' })], right: [blankCompany({ id: 'r', name: 'Kestrel' })] };
    expect(matchRecords({ rule: company, ...lists, known: [{ leftId: 'l', rightId: 'other' }] }).pairs).toEqual([]);
    expect(matchRecords({ rule: company, ...lists, known: [{ leftId: 'other', rightId: 'r' }] }).pairs).toEqual([]);
  });
});

describe('devices', () => {
  it.each([
    [
      'a device that was set up anew',
      { name: 'LT-OLD', serial: '5CG1234XYZ', os: 'Windows 10' },
      { name: 'LT-NEW', serial: '5cg1234xyz', os: 'Windows 11' },
    ],
    [
      'a new network card',
      { name: 'LT-1A', serial: '5CG1234XYZ', macs: ['64:00:6A:12:34:56'] },
      { name: 'LT-1A', serial: '5CG1234XYZ', macs: ['64-00-6A-99-99-99'] },
    ],
    [
      'the other byte order of a UUID',
      { name: 'A-PC', biosUuid: '4c4c4544-0042-3510-8052-b9c04f4d3032' },
      { name: 'B-PC', biosUuid: '44454C4C-4200-1035-8052-B9C04F4D3032' },
    ],
    ['a name that Windows made up', { name: 'DESKTOP-7GH21KD' }, { name: 'desktop-7gh21kd.kestrel.example' }],
    [
      'a name that NetBIOS cut off',
      { name: 'KESTREL-ACCOUNTS-LAPTOP', user: 'anna' },
      { name: 'KESTREL-ACCOUNT', user: 'CORP\\anna' },
    ],
    [
      'an address and a name',
      { name: 'KES-WS-12', macs: ['64:00:6A:12:34:56'] },
      { name: 'KES-WS-12', macs: ['64:00:6A:12:34:56', '02:42:AC:11:00:02'] },
    ],
  ])('links %s', (_, left, right) => {
    expect(
      matchRecords({ rule: asset, left: [blankAsset({ id: 'l', ...left })], right: [blankAsset({ id: 'r', ...right })] }).pairs,
    ).toMatchObject([{ decision: 'auto' }]);
  });
});

describe('users', () => {
  it.each([
    [
      'a sign-in name',
      { name: 'Anna Barlow', upn: 'anna@kestrel.example' },
      { name: 'Barlow, Anna', email: 'ANNA@kestrel.example' },
    ],
    [
      'a nickname at one address',
      { name: 'Bob Barlow', email: 'bb@kestrel.example' },
      { name: 'Robert Barlow', email: 'bb@kestrel.example' },
    ],
    ['a full name', { name: 'Zoë Fairchild' }, { name: 'Dr. Zoe Fairchild' }],
  ])('links by %s', (_, left, right) => {
    expect(
      matchRecords({ rule: user, left: [blankPerson({ id: 'l', ...left })], right: [blankPerson({ id: 'r', ...right })] }).pairs,
    ).toMatchObject([{ decision: 'auto' }]);
  });
});

describe('rules', () => {
  it('are plain data that reads back whole', () => {
    for (const rule of [company, user, asset]) expect(matchRuleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });

  it('say what another rule would change of the links', () => {
    const lists = {
      left: [blankCompany({ id: 'l1', name: 'Kestrel' }), blankCompany({ id: 'l2', name: 'Umbra Foods' })],
      right: [blankCompany({ id: 'r1', name: 'Kestrel Group' }), blankCompany({ id: 'r2', name: 'Umbra Foods' })],
    };
    const strict = overrideMatchRule(company, { thresholds: { auto: 0.98 } });
    if ('faults' in strict) throw new Error(strict.faults.join());
    const changes = whatWouldChange(
      matchRecords({ rule: company, ...lists }).pairs,
      matchRecords({ rule: strict.rule, ...lists }).pairs,
    );
    expect(changes).toMatchObject({ added: [], removed: [{ leftId: 'l1' }], moved: [], kept: 1, changed: 1 });
  });

  it('tell what does not fit', () => {
    expect(overrideMatchRule(company, { kind: 'asset' })).toHaveProperty('faults');
    expect(overrideMatchRule(company, { thresholds: { auto: 2 } })).toHaveProperty('faults');
  });
});
