/** Verbs by which somebody comes in who is not known yet: each looks at what was brought along (a password, a code, a link). */
export const publicVerbs: readonly string[] = [
  'invitation.accept',
  'owner.claim',
  'session.end',
  'sign-in.password',
  'sign-in.second-factor',
  'sign-in.single-sign-on',
  'sign-in.start-single-sign-on',
];

/** What everybody who is signed in does with what is their own. */
export const ownVerbs: readonly string[] = [
  'account.change-password',
  'account.rename',
  'api-key.create',
  'api-key.revoke',
  'second-factor.confirm',
  'second-factor.enrol',
  'second-factor.remove',
  'second-factor.renew-recovery-codes',
];

/** What the owner of the installation does. */
export const verbsOfInstallationOwner: readonly string[] = ['workspace.create'];
