import { Secret } from '../secret.ts';
import type { SignIn } from './sign-in.ts';

/** For what nobody signs in to: files, and what is pushed. */
export const noSignIn: SignIn = {
  kind: 'none',
  canRenew: false,
  begin: async () => ({ secret: new Secret(''), endsAt: null }),
  stamp: (question) => question,
};
