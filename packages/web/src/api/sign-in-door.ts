import { callWhereThere } from './call.ts';
import { ProblemError } from './problem-error.ts';

/** How one can sign in to this hub. */
export interface SignInOptions {
  /** Whether the first owner is still to come, by the link that the terminal shows. */
  readonly isOwnerMissing: boolean;
  /** The owner of the demonstration, told to everyone as long as there is nothing but the sandbox. */
  readonly demo: { readonly email: string; readonly password: string } | null;
  /** Identity providers, by the workspace that they belong to. */
  readonly providers: readonly { readonly workspaceId: number; readonly name: string }[];
  /** False: this address is plain http from another machine, and a password would travel open. */
  readonly isSafe: boolean;
}

/** What comes after a step: one is in, or a code is wanted. */
export type SignInStep = 'done' | 'second-factor';

interface Next {
  readonly next: SignInStep;
}

/** Signing in and out, by the routes `sign-in.*`. */
export const signInDoor = {
  readOptions: async (): Promise<SignInOptions> =>
    (await callWhereThere<SignInOptions>('sign-in.options', {})) ?? {
      isOwnerMissing: false,
      demo: null,
      providers: [],
      isSafe: true,
    },

  /** @throws ProblemError where they are not right, or were tried too often */
  withPassword: async (given: { readonly email: string; readonly password: string }): Promise<SignInStep> =>
    stepOf(await callWhereThere<Next>('sign-in.password', { body: given })),

  /** @param code the six digits of an authenticator, or a recovery code @throws ProblemError */
  withCode: async (code: string): Promise<SignInStep> =>
    stepOf(await callWhereThere<Next>('sign-in.second-factor', { body: { code } })),

  /** Begins single sign-on: the address to go to. @throws ProblemError */
  startSingleSignOn: async (given: { readonly workspaceId: number; readonly next: string }): Promise<string> => {
    const answer = await callWhereThere<{ readonly url: string }>('sign-in.start-single-sign-on', { body: given });
    if (answer === null) throw notThere();
    return answer.url;
  },

  /** Makes the first owner by the link of the terminal. @throws ProblemError */
  makeFirstOwner: async (given: FirstOwner): Promise<SignInStep> =>
    stepOf(await callWhereThere<Next>('sign-in.first-owner', { body: given })),

  signOut: async (): Promise<void> => void (await callWhereThere('sign-in.end', {})),
} as const;

/** Whoever opens the link that the terminal shows at the first start. */
export interface FirstOwner {
  readonly token: string;
  readonly email: string;
  readonly displayName: string;
  readonly password: string;
}

function stepOf(answer: Next | null): SignInStep {
  if (answer === null) throw notThere();
  return answer.next;
}

function notThere(): ProblemError {
  return new ProblemError({
    type: 'urn:sundog:problem:sign-in-not-there',
    title: 'This hub cannot sign anybody in yet.',
    status: 0,
    code: 'sign-in-not-there',
    detail: 'Use the command line until it can: npx sundog status.',
    requestId: '',
  });
}
