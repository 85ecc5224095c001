import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** JSON came in a shape that no rule covers. `shape` tells names and types only, never values. */
export class UnexpectedShapeError extends HaloError {
  readonly code = 'unexpected-shape';
  readonly disposition = 'skip';
  readonly causes = ['this version of HaloPSA answers differently', 'a module that this list needs is switched off'];
  readonly remedy = 'Report it with this sentence; everything else goes on.';
  readonly shape: string;

  constructor(about: { readonly shape: string }, detail: HaloErrorDetail = {}) {
    super(`HaloPSA answered in a shape that is not known: ${about.shape}.`, detail);
    this.shape = about.shape;
  }
}
