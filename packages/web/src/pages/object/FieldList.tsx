import { RecordValue } from '../../definition-views/RecordValue.tsx';
import classes from './FieldList.module.css';
import { HtmlField } from './HtmlField.tsx';
import type { ObjectPlace, ObjectRecord } from './object.queries.ts';

interface FieldListProps {
  readonly place: ObjectPlace;
  readonly record: Pick<ObjectRecord, 'columns' | 'values'> & { readonly html?: ObjectRecord['html'] };
  /** The columns to show, in order. */
  readonly names: readonly string[];
}

/** Fields with their values, line by line. */
export function FieldList({ place, record, names }: FieldListProps) {
  const { columns, values, html = {} } = record;
  const shown = names.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  if (shown.length === 0) return null;
  return (
    <dl className={classes['list']}>
      {shown.map((column) => (
        <div key={column.name} className={classes['line']} data-long={html[column.name] !== undefined}>
          <dt>{column.title}</dt>
          <dd>
            {html[column.name] === undefined ? (
              <RecordValue place={place} column={column} columns={columns} values={values} />
            ) : (
              <HtmlField text={String(values[column.name] ?? '')} html={html[column.name] ?? ''} title={column.title} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
