import { FlaskConical } from '../ui/icons.ts';
import classes from './SandboxBar.module.css';

/** Says at all times that what is seen is invented, so that nobody takes the sandbox for their HaloPSA. */
export function SandboxBar({ height }: { readonly height: number }) {
  return (
    <div className={classes['bar']} style={{ height }} role="note" aria-label="Sandbox">
      <FlaskConical size={15} aria-hidden />
      <span>
        <strong>Sandbox.</strong> <span className={classes['more']}>An imitated HaloPSA with invented clients. </span>Nothing here
        is real.
      </span>
    </div>
  );
}
