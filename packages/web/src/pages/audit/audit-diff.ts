/** One field of what was changed. */
export interface DiffLine {
  /** `roleOfGroup.0.role` */
  readonly field: string;
  /** Added, changed, taken away, the same. */
  readonly sign: '+' | '~' | '-' | '.';
  /** As text; undefined: it was not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * What differs between the `before` and the `after` of an act, field by field; nested ones by their path. What is the same comes last.
 * @param detail of a row; without `before` and `after` there are no lines
 */
export function diffOf(detail: Readonly<Record<string, unknown>>): readonly DiffLine[] {
  if (!('before' in detail) && !('after' in detail)) return [];
  const before = fieldsOf(detail['before']);
  const after = fieldsOf(detail['after']);
  const lines = [...new Set([...before.keys(), ...after.keys()])].map((field): DiffLine => {
    const [was, is] = [before.get(field), after.get(field)];
    const sign = was === is ? '.' : was === undefined ? '+' : is === undefined ? '-' : '~';
    return { field, sign, before: was, after: is };
  });
  return [...lines.filter(({ sign }) => sign !== '.'), ...lines.filter(({ sign }) => sign === '.')];
}

/** What else the row tells, besides what changed. */
export function restOf({ before: _, after: __, ...rest }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return rest;
}

function fieldsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  const isBranch = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isBranch) return value === undefined ? new Map() : new Map([[path || 'value', textOf(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, member]) => [...fieldsOf(member, path === '' ? name : `${path}.${name}`)]),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
