// What two Go clients ask and read: bart-lute/halopsa-client-go (halopsa-client-go.go and models/ at 2b99bf9, lookup.go at 5336c48) and
// HarpreetVaid/GO-HaloPsa (client/client.go at 7def9a8). The clients themselves were not run: their requests are sent again in our own
// words. The first signs in by a header X-Halo-Api-Key, of which nothing public says how Halo answers it: here it is no sign-in.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/index.ts';
import { see, Visitor } from '../visitor.ts';

type Kind = 'text' | 'whole' | 'truth';
type Row = Readonly<Record<string, unknown>>;

const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  whole: Number.isInteger,
  truth: (value) => typeof value === 'boolean',
};

/** Members by the type into which Go decodes them: a value of another type ends the program, an absent one or null does not. */
const decoded: Readonly<Record<string, Readonly<Record<Kind, string>>>> = {
  clients: {
    text: 'name toplevel_name colour xeroid use logo accountsid itglue_id clientcurrency dbc_company_id ref qbo_company_id notes calldate',
    whole:
      'id toplevel_id confirmemail actionemail clearemail messagegroup_id default_mailbox_id item_tax_code service_tax_code prepay_tax_code contract_tax_code pritech sectech accountmanagertech key table client_to_invoice default_currency_code stopped customertype percentage_to_survey cautomateid',
    truth: 'inactive excludefrominvoicesync ticket_invoices_for_each_site is_vip taxable is_account',
  },
  users: {
    text: 'azureoid client_name colour email2 email3 emailaddress firstname initials name phonenumber phonenumber_preferred site_name sitephonenumber sitetimezone surname use',
    whole: 'id autotaskid client_id connectwiseid key linked_agent_id messagegroup_id priority_id site_id_int table telpref',
    truth: 'inactive is_prospect isimportantcontact isserviceaccount neversendemails ignoreautomatedbilling',
  },
  assets: {
    text: 'assettype_name business_owner_name client_name colour contract_ref datto_id icon inventory_number item_name key_field key_field2 key_field3 site_name technical_owner_name use username',
    whole:
      'id assettype_id automate_id business_owner_id client_id criticality item_id itemstock_id key manufacturer_id ninjarmm_id priority_id sla_id site_id status_id supplier_contract_id supplier_id table technical_owner_id third_party_id',
    truth: 'inactive non_consignable',
  },
  AssetType: {
    text: 'assetgroup_name guid icon item_code keyfield_name keyfield2_name keyfield3_name name tagprefix memo',
    whole:
      'id assetgroup_id keyfield_id keyfield2_id keyfield3_id linkedcontracttype manufacturer supplier1 use visibility_level',
    truth: 'allow_all_view allowall_custombuttons allowall_status enableresourcebooking show_to_users useteamviewer',
  },
  Lookup: {
    text: 'name custom1 custom2 value2 value3 value4 value5 value6 value7',
    whole: 'lookupid id sequence valueint1',
    truth: 'custom1_bool value2_bool',
  },
};

/** Members of rows that Go could not decode. */
function undecodable(rows: readonly Row[], of: string): readonly string[] {
  const kinds = Object.entries(decoded[of] ?? {}) as readonly [Kind, string][];
  return kinds.flatMap(([kind, names]) =>
    names
      .split(' ')
      .filter((name) => rows.some((row) => row[name] !== undefined && row[name] !== null && !fits[kind](row[name]))),
  );
}

let sandbox: Sandbox;
let halo: Visitor;
beforeAll(async () => {
  sandbox = await startSandbox();
  halo = await Visitor.signIn(sandbox);
});
afterAll(() => sandbox.close());

describe('halopsa-client-go', () => {
  test.each([
    ['client', 'clients', ''],
    ['users', 'users', ''],
    ['asset', 'assets', '&includeassetfields=true'],
  ])('pages %s by what the answer says, into types that hold every value', async (path, member, more) => {
    const rows = new Map<unknown, Row>();
    let pages = 0;
    for (let page = 1; ; pages += 1) {
      const { status, json } = await halo.get(`/api/${path}?page_no=${page}&page_size=50&pageinate=true${more}`);
      expect(status).toBe(200);
      for (const row of json[member]) rows.set(row.id, row);
      if (json.page_no * json.page_size >= json.record_count) {
        expect(rows.size).toBe(json.record_count);
        break;
      }
      expect(pages).toBeLessThan(200);
      page = json.page_no + 1;
    }
    expect(undecodable([...rows.values()], member)).toEqual([]);
  });

  test.each(['AssetType', 'Lookup'])('%s is an array of such rows', async (path) => {
    const { json } = await halo.get(`/api/${path}`);
    expect(json.length).toBeGreaterThan(0);
    expect(undecodable(json, path)).toEqual([]);
  });

  test('the fields of an asset are texts', async () => {
    const { assets } = (await halo.get('/api/asset?count=50&includeassetfields=true')).json;
    const fields: readonly Row[] = assets.flatMap((asset: { fields: readonly Row[] }) => asset.fields);
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.every(({ name, value, display }) => [name, value, display].every((one) => typeof one === 'string'))).toBe(true);
  });

  test('its key alone is no sign-in, and that is said in JSON', async () => {
    const seen = await see(await fetch(`${sandbox.url}/api/client`, { headers: { 'X-Halo-Api-Key': 'a key' } }));
    expect([seen.status, seen.json.error]).toEqual([401, 'invalid_token']);
  });
});

describe('GO-HaloPsa', () => {
  test('a bearer token and any path; 300 and above is an error with the body as its text', async () => {
    expect((await halo.get('/api/Tickets/6', { 'Content-Type': 'application/json' })).json.id).toBe(6);
    expect((await halo.get('/api/Tickets/99999999')).json.Message).toMatch(/no Tickets/);
  });
});
