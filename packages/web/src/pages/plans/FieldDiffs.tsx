import { VisuallyHidden } from '@mantine/core';
import classes from './changes.module.css';
import { sayValue } from './plan-words.ts';
import type { PlannedChange } from './plans.queries.ts';

type Value = PlannedChange['fields'][number]['before'];

/** What becomes of each field: what it was and what it is to be; where HaloPSA shows something else afterwards, that as well. */
export function FieldDiffs({ change: { fields, sign, outcome } }: { readonly change: PlannedChange }) {
  if (fields.length === 0) return null;
  // What was to be found: of a stale change what was read when it was planned, else what was written.
  const expected = (before: Value, after: Value) => (outcome?.outcome === 'stale' ? before : after);
  const found = outcome?.outcome === 'altered-by-halo' || outcome?.outcome === 'stale' ? outcome.found : null;
  return (
    <dl className={classes['fields']}>
      {fields.map(({ field, label, before, after, keyOfChange }) => (
        <div key={field} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>
            {sign === '+' ? null : (
              <del className={classes['old']}>
                <VisuallyHidden>was </VisuallyHidden>
                {sayValue(before)}
              </del>
            )}
            {sign === '~' ? <span aria-hidden> → </span> : null}
            {sign === '-' ? null : (
              <ins className={classes['new']}>
                <VisuallyHidden>becomes </VisuallyHidden>
                {keyOfChange === null ? sayValue(after) : `the record of change ${keyOfChange}`}
              </ins>
            )}
            {found && field in found && sayValue(found[field] ?? null) !== sayValue(expected(before, after)) ? (
              <>
                {' '}
                <span className={classes['found']}>found: {sayValue(found[field] ?? null)}</span>
              </>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
