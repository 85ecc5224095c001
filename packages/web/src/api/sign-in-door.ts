import { ProblemError } from './problem-error.ts';

/** How one can sign in to this hub. */
export interface SignInOptions {
  /** Single sign-on; each begins by going to its address. */
  readonly providers: readonly { readonly id: string; readonly title: string; readonly address: string }[];
  /** The owner of the demonstration, told to everyone as long as there is nothing but the sandbox. */
  readonly demoOwner: { readonly email: string; readonly password: string } | null;
}

/** What the console needs of signing in and out. */
export interface SignInDoor {
  readonly readOptions: () => Promise<SignInOptions>;
  /** @throws ProblemError where they are not right, or were tried too often */
  readonly withPassword: (given: { readonly email: string; readonly password: string }) => Promise<'signed-in' | 'second-factor'>;
  /** The six digits of an authenticator, or a recovery code. @throws ProblemError */
  readonly withCode: (code: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

/** The door as it is until the hub's routes for it are there: nobody can sign in by this page yet. */
export const signInDoor: SignInDoor = {
  readOptions: async () => ({ providers: [], demoOwner: null }),
  withPassword: async () => Promise.reject(notOpen()),
  withCode: async () => Promise.reject(notOpen()),
  signOut: async () => undefined,
};

function notOpen(): ProblemError {
  return new ProblemError({
    type: 'urn:sundog:problem:sign-in-not-there',
    title: 'This hub cannot sign anybody in yet.',
    status: 0,
    code: 'sign-in-not-there',
    detail: 'Use the command line until it can: npx sundog status.',
    requestId: '',
  });
}
