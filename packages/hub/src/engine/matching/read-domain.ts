/** Second levels under which countries give out domains: `example.co.uk`. */
const secondLevels = new Set([
  'co',
  'com',
  'org',
  'net',
  'gov',
  'ac',
  'edu',
  'ltd',
  'plc',
  'me',
  'or',
  'ne',
  'gob',
  'gv',
  'nom',
  'asso',
  'sch',
  'nhs',
  'govt',
]);

/**
 * The domain that identifies a company, of a domain, an address of the web or an e-mail address; null where there is none, or it is a mail
 * provider's. A name below a provider's domain is kept whole: it is that customer's own.
 */
export function readDomain(given: string | null, providers: ReadonlySet<string>): string | null {
  const host = (given ?? '')
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^mailto:/, '')
    .replace(/[/?#,;\s].*$/s, '')
    .replace(/^.*@/, '')
    .replace(/:\d+$/, '')
    .replace(/\.+$/, '');
  if (!/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*$/u.test(host) || host.length > 253) return null;
  if (providers.has(host)) return null;
  const labels = host.split('.');
  const isSecondLevel = labels.length > 2 && (labels.at(-1) ?? '').length === 2 && secondLevels.has(labels.at(-2) ?? '');
  const registered = labels.slice(isSecondLevel ? -3 : -2).join('.');
  return providers.has(registered) ? host.replace(/^(?:www|mail)\./, '') : registered;
}

/** What stands before the ending: `contoso` of `contoso.co.uk`. */
export function domainLabel(domain: string): string {
  return domain.split('.')[0] ?? domain;
}
