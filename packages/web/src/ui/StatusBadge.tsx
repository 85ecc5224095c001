import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle, TriangleAlert } from './icons.ts';
import classes from './StatusBadge.module.css';

/** What a state means for whoever looks: all well, look at it, it has failed, it is under way, nothing to say. */
export type StatusMeaning = 'good' | 'look' | 'bad' | 'busy' | 'quiet';

const icons = { good: CircleCheck, look: TriangleAlert, bad: CircleAlert, busy: LoaderCircle, quiet: CircleDashed } as const;

/** A state: icon, word and colour, so that none of the three is needed alone (WCAG 1.4.1). */
export function StatusBadge({ meaning, children }: { readonly meaning: StatusMeaning; readonly children: ReactNode }) {
  const Icon = icons[meaning];
  return (
    <span className={classes['badge']} data-meaning={meaning}>
      <Icon size={13} aria-hidden />
      {children}
    </span>
  );
}
