import type { RecordMember, RowKind } from './import-profile.ts';

/** Words of headers by member, from exports of tools in English, German, French and Dutch. The first that fits takes the column. */
const words: readonly (readonly [RecordMember, RegExp])[] = [
  ['quantity', /^(quantity|qty|count|units?( count)?|seats|licen[cs]es( used)?|usage|amount|menge|anzahl|quantité|aantal)$/],
  ['product', /^(sku|product ?(id|code|number)|item ?(id|code|number)|part ?number|artikelnummer)$/],
  [
    'productName',
    /^(product( name)?|service|plan|item|subscription|licen[cs]e( name| type)?|description|produkt|artikel|produit)$/,
  ],
  ['unit', /^(unit|uom|unit of measure|einheit|unité)$/],
  ['companyId', /^(customer|client|company|account|tenant|organi[sz]ation|site)[ _-]?(id|number|no\.?|key)$|^kundennummer$/],
  ['entraTenantId', /^(entra|azure|microsoft|m365|o365)( ad)?[ _-]?tenant[ _-]?id$/],
  ['companyName', /^(customer|client|company|account|tenant|organi[sz]ation|kunde|firma|klant|société)([ _-]?name)?$/],
  ['domain', /^(domain|primary domain|website|web ?site)( name)?$/],
  ['serial', /^(serial|serial ?(number|no\.?)|s\/n|service ?tag|bios serial|seriennummer|numéro de série|serienummer)$/],
  ['biosUuid', /^(bios |system |smbios )?uuid$/],
  ['macs', /^mac( address(es)?)?$/],
  ['deviceId', /^(device|computer|asset|agent|endpoint|machine)[ _-]?(id|uid|guid)$/],
  [
    'deviceName',
    /^(device|computer|host|asset|machine|endpoint|system)([ _-]?name)?$|^(hostname|gerät(ename)?|nom de l.appareil)$/,
  ],
  ['deviceClass', /^(device |asset )?(type|class|category|role|gerätetyp)$/],
  ['manufacturer', /^(manufacturer|make|vendor|brand|hersteller|fabricant|fabrikant)$/],
  ['model', /^(model|modell|modèle)( name| number)?$/],
  ['osVersion', /^(os|operating system) (version|build)$/],
  ['os', /^(os|operating system|betriebssystem|platform)( name)?$/],
  ['lastUser', /^(last )?(logged[ -]?(in|on) )?user( ?name)?$|^benutzer$/],
  ['lastSeenAt', /^last (seen|contact|check[- ]?in|online|sync|communication)( at| date| time)?$/],
  ['warrantyEndsAt', /^warranty( end| expiry| expiration| expires)?( date)?$|^garantieende$/],
  ['ipAddresses', /^(private |local |internal |lan )?ip( address(es)?)?$/],
  ['siteName', /^(site|location|office|standort|lieu|locatie)( name)?$/],
  ['externalId', /^(external|psa|crm|reference)[ _-]?(id|key|number)$/],
  ['phone', /^(phone|telephone|telefon|téléphone)( number)?$/],
  ['street', /^(street|address|address ?1|straße|strasse|adresse|rue)$/],
  ['town', /^(town|city|ort|stadt|ville|plaats)$/],
  ['postcode', /^(post ?code|zip( code)?|plz|code postal)$/],
  ['country', /^(country|land|pays)$/],
];

/** Columns by their headers: each member and each column once. */
export function guessColumns(headers: readonly string[]): Partial<Record<RecordMember, string>> {
  const columns: Partial<Record<RecordMember, string>> = {};
  const taken = new Set<string>();
  for (const [member, pattern] of words) {
    const header = headers.find((name) => !taken.has(name) && pattern.test(bare(name)));
    if (header === undefined) continue;
    columns[member] = header;
    taken.add(header);
  }
  return columns;
}

/** `Serial_Number` and `serialNumber` are `serial number`. */
function bare(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** What the rows are, by the columns that were found. */
export function guessRows(columns: Readonly<Partial<Record<RecordMember, string>>>): RowKind {
  if (columns.quantity !== undefined) return 'licence-counts';
  const isDevice = (['serial', 'deviceName', 'deviceId', 'macs'] as const).some((member) => columns[member] !== undefined);
  return isDevice ? 'devices' : 'companies';
}
