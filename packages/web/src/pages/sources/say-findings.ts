import type { SourceCheck } from './sources.queries.ts';

const listWords: Readonly<Record<string, string>> = {
  companies: 'Companies',
  devices: 'Devices',
  licenceCounts: 'Counts',
  alerts: 'Alerts',
};
const listed = (names: readonly string[]) => {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${names.length - 8} more` : shown;
};

/** What a check found, list by list, in sentences. */
export function sayFindings({ probed, findings }: Pick<SourceCheck, 'probed' | 'findings'>): readonly string[] {
  const refused = probed.flatMap(({ stream, isPermitted, code }) =>
    isPermitted ? [] : [`${listWords[stream] ?? stream}: the tool does not let them be read (${code ?? 'refused'}).`],
  );
  return [...refused, ...findings.flatMap(sayFinding)];
}

function sayFinding({ stream, rows, refused, code, missing, fresh, retyped }: SourceCheck['findings'][number]): string[] {
  const name = listWords[stream] ?? stream;
  if (code !== null) return [`${name}: they could not be read (${code}).`];
  const looked = rows === 0 ? 'there were none to look at' : `${rows} looked at`;
  const isAsAssumed = refused + missing.length + fresh.length + retyped.length === 0;
  return [
    `${name}: ${looked}${isAsAssumed && rows > 0 ? ', all as assumed' : ''}.`,
    ...(refused > 0 ? [`${name}: ${refused} cannot be read.`] : []),
    ...(missing.length > 0 ? [`${name}: never came: ${listed(missing)}.`] : []),
    ...(fresh.length > 0 ? [`${name}: came and are not used: ${listed(fresh)}.`] : []),
    ...retyped.map(({ path, assumed, found }) => `${name}: ${path} is ${found}, where ${assumed} was assumed.`),
  ];
}
