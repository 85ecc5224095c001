import { RawJson } from '../raw-json.ts';
import { type Oddity, oddRows } from './oddity.ts';

const changed = (expected: 'stored' | 'normalised') => ({ extra: false, expected }) as const;
const added = (expected: 'stored' | 'quarantined' | 'merged' | 'normalised') => ({ extra: true, expected }) as const;

const NUL = String.fromCharCode(0);
/** Half of a pair: valid as a JSON escape, no character of its own. */
const LONE = String.fromCharCode(0xd800);
const MEGABYTE = 'A line that somebody pasted from a log file. '.repeat(23_302);
/** An own member called `__proto__`, as JSON may have. */
const polluting = (): unknown => JSON.parse('[{"id":221,"name":"CFServiceTier","value":"Gold","__proto__":{"isadmin":true}}]');

const serial = (value: unknown) => ({ key_field2: value, fields: [{ id: 101, name: 'Serial Number', value, display: value }] });

/**
 * Everything that is odd in the scenario `messy`, beside the data of `small`. Tests compare against this list: change a row here and
 * nowhere else.
 */
export const MESSY: readonly Oddity[] = [
  ...oddRows('client', changed('stored'), [
    [5, 'name in Chinese and Japanese', { name: '株式会社 山田 电脑' }],
    [6, 'name in Hebrew and Arabic with direction marks', { name: '\u202eשלום בע״מ\u202c شركة' }],
    [7, 'name with emoji, one of several code points', { name: 'Café 👩‍👩‍👧‍👦 & Söhne 🏴‍☠️' }],
    [8, 'name with combining characters', { name: 'A\u030angstro\u0308m Ltd' }],
    [9, 'name with half of a surrogate pair', { name: `Broken ${LONE} Ltd` }],
    [10, 'NUL within a name', { name: `Null${NUL}Byte Ltd` }],
    [11, 'HTML with a script', { notes: '<img src=x onerror="alert(1)"><script>alert(2)</script>', name: '<b>Bold</b> & Sons' }],
    [12, 'custom field with a member __proto__', { customfields: polluting() }],
    [13, 'a megabyte of text', { notes: MEGABYTE, website: MEGABYTE.slice(0, 5_000) }],
    [14, 'object where a text belongs', { ref: { code: 'X', nested: [1, [2]] } }],
    [15, 'custom fields are an object', { customfields: { '221': 'Gold' } }],
    [16, 'name missing', { name: null }],
    [17, 'white space and control characters', { name: '\t  Tabs\u0007 and \r\n lines \u00a0' }],
  ]),
  ...oddRows('client', changed('normalised'), [
    [18, 'number as text', { paymentterms: '30', accountmanagertech: '3' }],
    [20, 'number with a decimal point', { paymentterms: new RawJson('30.0') }],
    [21, 'truth as 1', { taxable: 1, inactive: 0 }],
    [22, 'truth as text', { taxable: 'true', inactive: 'False' }],
    [23, 'date of the year 1900', { datecreated: '1900-01-01T00:00:00', startdate: '1899-12-30T00:00:00' }],
  ]),
  ...oddRows('client', added('stored'), [
    [4, 'the same company entered twice', {}],
    [4, 'the same company with other spacing and case', (row) => ({ name: `  ${String(row['name']).toUpperCase()} ` })],
  ]),
  ...oddRows('client', added('normalised'), [
    [2, 'id as text', { id: '53' }],
    [2, 'id with a decimal point', { id: new RawJson('54.0') }],
  ]),
  ...oddRows('client', added('quarantined'), [
    [3, 'id null', { id: null }],
    [3, 'id a word', { id: 'abc' }],
    [3, 'id beyond every number', { id: new RawJson('1e400') }],
    [3, 'id an object', { id: { value: 12 } }],
  ]),
  ...oddRows('client', added('merged'), [[1, 'second row with the id of client 2', { id: 2 }]]),

  ...oddRows('site', changed('normalised'), [
    [3, 'client_id with a decimal point', { client_id: new RawJson('4.0') }],
    [4, 'client_id as text', { client_id: '5' }],
  ]),
  ...oddRows('site', changed('stored'), [
    [5, 'address is a list', { delivery_address: ['1 Mill Lane'] }],
    [6, 'name empty', { name: '' }],
  ]),

  ...oddRows('user', changed('stored'), [
    [20, 'name with half of a surrogate pair', { name: `${LONE}${LONE} Smith`, surname: LONE }],
    [21, 'mail address that is none', { emailaddress: 'n/a' }],
    [22, 'two mail addresses in one', { emailaddress: 'a@x.example; b@x.example' }],
    [23, 'right-to-left name', { name: 'محمد العلي' }],
  ]),
  ...oddRows('user', changed('normalised'), [
    [24, 'site_id as text', { site_id: '1' }],
    [25, 'inactive as 1', { inactive: 1 }],
    [26, 'login of the year 0001', { lastlogindate: '0001-01-01T00:00:00' }],
  ]),
  ...oddRows('user', added('stored'), [[30, 'the same person twice', {}]]),
  ...oddRows('user', added('quarantined'), [[31, 'id null', { id: null }]]),

  ...oddRows('asset', changed('stored'), [
    [10, 'serial empty', serial('')],
    [11, 'serial None', serial('None')],
    [12, 'serial of an unfinished board', serial('To be filled by O.E.M.')],
    [13, 'serial Default string', serial('Default string')],
    [14, 'serial System Serial Number', serial('System Serial Number')],
    [15, 'serial of zeros', serial('0000000')],
    [
      16,
      'hardware address of zeros',
      { fields: [{ id: 106, name: 'MAC Address', value: '00:00:00:00:00:00', display: '00:00:00:00:00:00' }] },
    ],
    [17, 'serial a number', serial(4711)],
    [18, 'fields are an object', { fields: { '101': 'ABC' } }],
    [19, 'amount beyond every number', { contract_value: new RawJson('1e400') }],
    [20, 'amount with more digits than a double', { contract_value: new RawJson('12345678901234567890.12345678') }],
    [21, 'number that a double cannot hold', { ninjarmm_id: new RawJson('9007199254740993') }],
    [22, 'custom fields null', { customfields: null }],
    [23, 'emoji as tag', { inventory_number: '💻-1' }],
  ]),
  ...oddRows('asset', changed('normalised'), [
    [30, 'warranty of 1899', { warranty_start: '1899-12-30T00:00:00', warranty_end: '1900-01-01T00:00:00' }],
    [31, 'warranty of the year 1', { warranty_start: '0001-01-01T00:00:00', warranty_end: '0001-01-01T00:00:00Z' }],
    [32, 'warranty without end', { warranty_end: '9999-12-31T23:59:59.9999999' }],
    [33, 'date without offset', { warranty_end: '2027-03-04T00:00:00' }],
    [34, 'date with an offset', { warranty_end: '2027-03-04T01:30:00+02:00' }],
    [35, 'truth as 0', { inactive: 0, is_primary_asset: '1' }],
    [36, 'numbers as texts', { client_id: '1', site_id: '1', assettype_id: '1' }],
    [37, 'owner unknown', { business_owner_id: -99, sla_id: -1, priority_id: -1 }],
  ]),
  ...oddRows('asset', added('stored'), [
    [40, 'the same device twice', {}],
    [41, 'the same serial with another tag', { inventory_number: 'DUPLICATE-1', key_field: 'DUPLICATE-1' }],
  ]),
  ...oddRows('asset', added('quarantined'), [[42, 'id a word', { id: 'abc' }]]),
  ...oddRows('asset', added('merged'), [[43, 'second row with the id of asset 44', { id: 44 }]]),

  ...oddRows('ticket', changed('stored'), [
    [100, 'NUL within texts', { summary: `A${NUL}B`, details: `${NUL}${NUL}end` }],
    [
      101,
      'HTML and a script',
      { summary: '</script><script>alert(1)</script>', details: '<div style="x"><a href="javascript:alert(1)">x</a></div>' },
    ],
    [102, 'a megabyte of text', { details: MEGABYTE }],
    [103, 'summary is an object', { summary: { text: 'no' } }],
    [104, 'date that is none', { dateclosed: 'not a date' }],
    [105, 'date of a day that does not exist', { dateassigned: '2026-02-30T10:00:00Z' }],
    [106, 'user unknown', { user_id: -1, user_name: '' }],
    [107, 'custom fields are a text', { customfields: '[]' }],
    [108, 'all of Unicode', { summary: '\u{1f9d1}\u200d\u{1f4bb} \ufeff\u2028\u2029\ufffe \u{10ffff} e\u0301' }],
    [109, 'team is a number', { team: 1 }],
    [110, 'closed before it was opened', { dateclosed: '2020-01-01T00:00:00Z' }],
  ]),
  ...oddRows('ticket', changed('normalised'), [
    [120, 'date without offset', { dateoccurred: '2026-03-04T09:15:00' }],
    [121, 'date with seven decimals', { dateoccurred: '2026-03-04T09:15:00.1234567' }],
    [122, 'date with an offset', { dateoccurred: '2026-03-04T09:15:00.5-05:00' }],
    [123, 'date of 1900', { dateclosed: '1900-01-01T00:00:00' }],
    [124, 'ids as texts', { client_id: '1', site_id: '1', status_id: '9' }],
    [125, 'id with a decimal point', { status_id: new RawJson('9.0') }],
    [126, 'hours as text', { timetaken: '1.25' }],
    [127, 'truth as numbers', { flagged: 1, onhold: 0 }],
    [128, 'hours in another spelling', { timetaken: new RawJson('1.25E+0') }],
    [129, 'date and time apart by a space', { dateoccurred: '2026-03-04 09:15:00' }],
  ]),
  ...oddRows('ticket', added('quarantined'), [
    [130, 'id null', { id: null }],
    [131, 'id a word', { id: 'abc' }],
  ]),
  ...oddRows('ticket', added('merged'), [[132, 'second row with the id of ticket 133', { id: 133 }]]),

  ...oddRows('invoice', changed('normalised'), [
    [10, 'amount as text', { total: '1234.50' }],
    [11, 'zero below zero', { amountdue: new RawJson('-0') }],
    [12, 'amount with trailing zeros', { total: new RawJson('100.100') }],
  ]),
  ...oddRows('invoice', changed('stored'), [
    [13, 'no lines', { lines: null }],
    [14, 'lines are an object', { lines: {} }],
    [15, 'amount of thirty decimals', { tax_total: new RawJson('0.100000000000000005551115123126') }],
  ]),
  ...oddRows('supplier', changed('stored'), [[3, 'name is a number', { name: 42 }]]),
  ...oddRows('item', changed('stored'), [[3, 'price is a word', { baseprice: 'call us' }]]),
];
