import { describe, expect, it } from 'vitest';
import { asset, company, user } from '../../src/catalog/match-rules/index.ts';
import { matchRecords } from '../../src/engine/matching/match-records.ts';
import { blankAsset, blankCompany, blankPerson } from './blank-records.ts';
import { companyTraps } from './company-traps.ts';
import { assetTraps, companyRecordTraps, personTraps } from './record-traps.ts';

const linked = (pairs: ReturnType<typeof matchRecords>['pairs']) => pairs.filter(({ decision }) => decision === 'auto');

describe('traps', () => {
  it('counts two hundred of them', () => {
    expect(companyTraps.length + companyRecordTraps.length + assetTraps.length + personTraps.length).toBeGreaterThanOrEqual(200);
  });

  it.each(companyTraps)('does not link $left to $right: $why', ({ left, right }) => {
    const lists = { left: [blankCompany({ id: 'l', name: left })], right: [blankCompany({ id: 'r', name: right })] };
    expect(linked(matchRecords({ rule: company, ...lists }).pairs)).toEqual([]);
  });

  it('links none of them where all stand in two lists', () => {
    const lists = {
      left: companyTraps.map(({ left }, index) => blankCompany({ id: `l${index}`, name: left })),
      right: companyTraps.map(({ right }, index) => blankCompany({ id: `r${index}`, name: right })),
    };
    const wrong = linked(matchRecords({ rule: company, ...lists }).pairs).filter(
      ({ leftId, rightId }) => companyTraps[Number(leftId.slice(1))]?.left !== companyTraps[Number(rightId.slice(1))]?.right,
    );
    expect(wrong.filter(({ leftId, rightId }) => leftId.slice(1) === rightId.slice(1))).toEqual([]);
  });

  it.each(companyRecordTraps)('does not link companies: $why', ({ left, right }) => {
    const lists = {
      left: [blankCompany({ id: 'left', ...left })],
      right: right.map((row, index) => blankCompany({ id: `right-${index}`, ...row })),
    };
    expect(linked(matchRecords({ rule: company, ...lists }).pairs)).toEqual([]);
  });

  it.each(assetTraps)('does not link devices: $why', ({ left, right }) => {
    const lists = {
      left: [blankAsset({ id: 'left', ...left })],
      right: right.map((row, index) => blankAsset({ id: `right-${index}`, ...row })),
    };
    expect(linked(matchRecords({ rule: asset, ...lists }).pairs)).toEqual([]);
  });

  it.each(personTraps)('does not link users: $why', ({ left, right }) => {
    const lists = {
      left: [blankPerson({ id: 'left', ...left })],
      right: right.map((row, index) => blankPerson({ id: `right-${index}`, ...row })),
    };
    expect(linked(matchRecords({ rule: user, ...lists }).pairs)).toEqual([]);
  });
});
