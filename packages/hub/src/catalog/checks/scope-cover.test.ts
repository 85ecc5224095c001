import { describe, expect, it } from 'vitest';
import { coversAny, coversScope } from './scope-cover.ts';

describe('coversScope', () => {
  it.each([
    [['read:tickets'], 'read:tickets', true],
    [['edit:tickets'], 'read:tickets', true],
    [['read:tickets'], 'edit:tickets', false],
    [['all'], 'read:customers', true],
    [['all'], 'admin', true],
    [['all:standard'], 'read:assets', true],
    [['all:standard'], 'admin', false],
    [['all:teams'], 'read:assets', false],
    [['Read:Customers'], 'read:customers', true],
    [[], 'read:customers', false],
  ] as const)('%j opens %s: %s', (granted, wanted, expected) => {
    expect(coversScope(granted, wanted)).toBe(expected);
  });

  it('opens what has several names by any of them, and what has none always', () => {
    expect(coversAny(['read:crm'], ['read:customers', 'read:crm'])).toBe(true);
    expect(coversAny(['read:crm'], ['read:customers'])).toBe(false);
    expect(coversAny([], [])).toBe(true);
  });
});
