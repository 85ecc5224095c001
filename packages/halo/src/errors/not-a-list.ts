import { HaloError, type HaloErrorDetail } from './halo-error.ts';

/** This entity has no list of its own: its rows stand inside those of another. */
export class NotAListError extends HaloError {
  readonly code = 'not-a-list';
  readonly disposition = 'skip';
  readonly causes = ['they have no list of their own'];
  readonly remedy: string;
  readonly entity: string;
  readonly parent: string;

  constructor(about: { readonly entity: string; readonly parent: string }, detail: HaloErrorDetail = {}) {
    super(`The rows of ${about.entity} stand inside those of ${about.parent}.`, detail);
    this.remedy = `Read the list of ${about.parent}.`;
    this.entity = about.entity;
    this.parent = about.parent;
  }
}
