import type { MirrorColumn } from '../mirror/mirror-table.ts';

/** One condition on one column of a table that is read. The column's name comes from a definition, never from outside; values are text. */
export interface RecordCondition {
  readonly column: string;
  readonly sqlType: MirrorColumn['type'];
  readonly is: 'equals' | 'in' | 'not-in' | 'contains' | 'starts' | 'from' | 'before' | 'empty' | 'not-empty';
  /** One, except for `in` and `not-in`; none for `empty` and `not-empty`. */
  readonly values: readonly string[];
}

/** Collects the parameters of a statement. */
export interface Parameters {
  readonly values: unknown[];
  /** Adds one and gives its place: `$3`. */
  readonly add: (value: unknown) => string;
}

/** Parameters that begin with these. */
export function beginParameters(...first: readonly unknown[]): Parameters {
  const values = [...first];
  return { values, add: (value) => `$${values.push(value)}` };
}

/** The SQL of a condition on the table `t`. Text is looked for as it stands: no pattern has a meaning. */
export function describeCondition({ column, sqlType, is, values }: RecordCondition, { add }: Parameters): string {
  const name = `t.${column}`;
  const one = () => `${add(values[0] ?? '')}::${sqlType}`;
  const many = () => `${add(values)}::${sqlType}[]`;
  switch (is) {
    case 'equals':
      // A flag that HaloPSA does not send is not set.
      return sqlType === 'boolean' ? `coalesce(${name}, false) = ${one()}` : `${name} = ${one()}`;
    case 'in':
      return `${name} = ANY (${many()})`;
    case 'not-in':
      return `(${name} <> ALL (${many()}) OR ${name} IS NULL)`;
    case 'contains':
      return `strpos(lower(${name}), lower(${one()})) > 0`;
    case 'starts':
      return `starts_with(lower(${name}), lower(${one()}))`;
    case 'from':
      return `${name} >= ${one()}`;
    case 'before':
      return `${name} < ${one()}`;
    case 'empty':
      return isNothing(name, sqlType);
    case 'not-empty':
      return `NOT ${isNothing(name, sqlType)}`;
  }
}

/** HaloPSA writes 0 and an empty text for none. */
function isNothing(name: string, type: MirrorColumn['type']): string {
  if (type === 'text') return `(${name} IS NULL OR ${name} = '')`;
  if (type === 'bigint') return `(${name} IS NULL OR ${name} = 0)`;
  return `(${name} IS NULL)`;
}
