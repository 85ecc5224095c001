import { Text, VisuallyHidden } from '@mantine/core';
import { describeInstant } from '../ui/relative-time.ts';
import { formatValue, isNothing } from './format-value.ts';
import type { MirrorPlace, RecordColumn, RecordValues } from './mirror.queries.ts';
import { RecordLink } from './RecordLink.tsx';

interface RecordValueProps {
  readonly place: MirrorPlace;
  readonly column: RecordColumn;
  /** Every column of the entity: a name leads to what the number beside it refers to. */
  readonly columns: readonly RecordColumn[];
  readonly values: RecordValues;
}

/** One value of a record, by the type of its column. What refers to a record leads there. */
export function RecordValue({ place, column, columns, values }: RecordValueProps) {
  const value = values[column.name];
  if (isNothing(value, column))
    return (
      <Text span c="dimmed" fz="inherit">
        <span aria-hidden>—</span>
        <VisuallyHidden>nothing</VisuallyHidden>
      </Text>
    );
  const text = formatValue(column, values);
  const reference = referenceOf(column, columns, values);
  if (reference)
    return (
      <RecordLink place={place} entity={reference.entity} recordKey={reference.key} fz="inherit">
        {reference.label ?? text}
      </RecordLink>
    );
  if (column.type === 'instant')
    return (
      <time dateTime={String(value)} title={describeInstant(Date.parse(String(value)))}>
        {text}
      </time>
    );
  return text;
}

interface Reference {
  readonly entity: string;
  readonly key: string;
  /** Null: only its number is known. */
  readonly label: string | null;
}

/** What a value refers to: by its own number, or by the number of which it is the name. */
function referenceOf(column: RecordColumn, columns: readonly RecordColumn[], values: RecordValues): Reference | null {
  const holder = column.refersTo === null ? columns.find(({ labelColumn }) => labelColumn === column.name) : column;
  if (!holder || holder.refersTo === null) return null;
  const key = values[holder.name];
  if (isNothing(key, holder)) return null;
  const label = holder.labelColumn === null ? null : values[holder.labelColumn];
  return { entity: holder.refersTo, key: String(key), label: label ? String(label) : null };
}
