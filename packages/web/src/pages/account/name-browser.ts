/** Names that browsers give themselves, the more particular first: Edge also calls itself Chrome, and Chrome Safari. */
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
];

const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
];

/** A browser as people call it, `Firefox on Linux`. What is not known is shown as it was sent. @param userAgent null: it sent none */
export function nameBrowser(userAgent: string | null): string {
  if (userAgent === null || userAgent === '') return 'unknown';
  const find = (list: typeof browsers) => list.find(([, mark]) => mark.test(userAgent))?.[0];
  const browser = find(browsers);
  const system = find(systems);
  if (browser === undefined) return userAgent.slice(0, 60);
  return system === undefined ? browser : `${browser} on ${system}`;
}
