import { quoted } from '../quoted.ts';
import { HubError } from './hub-error.ts';

/** Another connection has this name already. */
export class NameTakenError extends HubError {
  readonly code = 'name-taken';
  readonly disposition = 'tell-user';
  readonly causes = ['each connection of a hub needs a name of its own'];
  readonly remedy: string;

  constructor(name: string) {
    super(`There is already a connection "${name}".`);
    this.remedy = `Choose another name, or change that one with: npx sundog connection edit ${quoted(name)}`;
  }
}
