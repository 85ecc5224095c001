/** A path taken apart: segments as they came, without `/api`, empty segments dropped. */
export interface RoutePath {
  readonly segments: readonly string[];
  /** The same in lower case. Paths count in any case (API.md 1.1). */
  readonly lower: readonly string[];
}

/** `/API//Tickets/12/` and `/tickets/12` are one path (API.md 1.1). */
export function readPath(pathname: string): RoutePath {
  const parts = pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  const segments = parts[0]?.toLowerCase() === 'api' ? parts.slice(1) : parts;
  return { segments, lower: segments.map((segment) => segment.toLowerCase()) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a stray percent sign: no path of ours holds one
  }
}
