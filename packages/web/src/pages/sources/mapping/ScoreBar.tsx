import classes from './mapping.module.css';

/** A score as a bar; the figure beside it says the same. @param score 0 to 1 */
export function ScoreBar({ score }: { readonly score: number }) {
  return (
    <span className={classes['bar']} aria-hidden>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width={Math.round(score * 100)} height="6" rx="3" />
      </svg>
    </span>
  );
}
