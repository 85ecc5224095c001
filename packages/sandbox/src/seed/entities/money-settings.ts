import { fixedRows } from '../define-rows.ts';
import { DAY, isoDate, isoInstant } from '../layout/iso-instant.ts';

const taxRow = (id: number, name: string, [code, value]: readonly [string, number]) => ({
  id,
  name,
  code,
  value,
  third_party_desc: '',
  is_composite: false,
  onseparateline: false,
  third_party_id: '',
  xero_tenant_name: '',
  qbocode: '',
  qbocode_name: '',
  linked_rates: [],
});

/** Taxes; 1 is the usual one. */
export const tax = fixedRows('tax', () => [
  taxRow(1, 'VAT 20%', ['S20', 20]),
  taxRow(2, 'VAT 5%', ['R5', 5]),
  taxRow(3, 'Zero Rated', ['Z0', 0]),
]);

/** Currencies; all amounts are in the first. */
export const currency = fixedRows('currency', (world) => [
  { id: 1, name: 'Pound Sterling', symbol: '£', code: 'GBP', conversion_rate: 1, last_updated: isoInstant(world.now - 10 * DAY) },
  { id: 2, name: 'Euro', symbol: '€', code: 'EUR', conversion_rate: 1.1742, last_updated: isoInstant(world.now - DAY) },
]);

/** Charge rates by `charge_id` (lookup 17): the standing rates, valid for every client. */
export const chargeRate = fixedRows('charge-rate', (world) =>
  [
    [1, 95],
    [2, 142.5],
    [3, 0],
  ].map(([charge, rate], place) => ({
    id: place + 1,
    area: 0,
    contract_id: 0,
    charge_id: charge,
    org: 1,
    startdate: isoDate(world.now - 700 * DAY),
    expirydate: null,
    rate,
    current_rate: rate,
    rateoverride: 0,
    minimum: 0.25,
    increment: 0.25,
    round: 1,
    oohmultiplier: 1.5,
    holidaymultiplier: 2,
    weekendmultiplier: 1.5,
    contractmultiplier: 1,
    surcharge: false,
    current: true,
    useagentworkinghours: false,
    use_budget_rate: false,
    use_for_travel: false,
    use_for_mileage: false,
  })),
);
