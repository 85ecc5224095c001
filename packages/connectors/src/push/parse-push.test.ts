import { describe, expect, it } from 'vitest';
import { parsePush } from './parse-push.ts';

const device = {
  id: 'd1',
  companyId: 'c1',
  name: 'PC-1',
  serial: ' SN1 ',
  lastSeenAt: '2026-11-30T10:00:00+02:00',
  fields: { room: 'A' },
};

describe('a push', () => {
  it('becomes records, with null for what was not sent', () => {
    const { companies, devices, licenceCounts } = parsePush({
      companies: [{ id: 'c1', name: 'Fabrikam' }],
      devices: [device],
      licenceCounts: [
        { companyId: 'c1', product: 'p', productName: 'Product', quantity: 2.5, unit: 'GB', asOf: '2026-11-30T00:00:00Z' },
      ],
    });
    expect(companies).toEqual([expect.objectContaining({ id: 'c1', domain: null, fields: {} })]);
    expect(devices[0]).toMatchObject({
      serial: 'SN1',
      model: null,
      macs: [],
      lastSeenAt: new Date('2026-11-30T08:00:00Z'),
      fields: { room: 'A' },
    });
    expect(licenceCounts[0]?.quantity).toBe(2.5);
  });

  it.each([
    ['no object', 'text', 'the body'],
    ['a member that nobody knows', { devices: [{ ...device, colour: 'red' }] }, 'devices.0'],
    [
      'a count below zero',
      {
        licenceCounts: [
          { companyId: 'c', product: 'p', productName: 'P', quantity: -1, unit: 'u', asOf: '2026-11-30T00:00:00Z' },
        ],
      },
      'licenceCounts.0.quantity',
    ],
    ['an instant without an offset', { devices: [{ ...device, lastSeenAt: '2026-11-30T10:00:00' }] }, 'devices.0.lastSeenAt'],
    ['the same device twice', { devices: [device, device] }, 'devices.1'],
    ['an unknown severity', { alerts: [{ id: 'a', severity: 'bad', title: 'T', state: 'open' }] }, 'alerts.0.severity'],
    [
      'too many records',
      { companies: Array.from({ length: 5_001 }, (_, index) => ({ id: `${index}`, name: 'N' })) },
      'companies',
    ],
  ])('is refused where it holds %s, by the path and without the value', (_name, body, path) => {
    let error: unknown = null;
    try {
      parsePush(body);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({
      code: 'push-refused',
      disposition: 'tell-user',
      problems: expect.arrayContaining([expect.objectContaining({ path })]),
    });
    expect(String(error)).not.toMatch(/red|2026-11-30T10|bad/);
  });
});
