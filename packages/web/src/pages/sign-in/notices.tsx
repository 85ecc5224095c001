import { Alert } from '@mantine/core';

/** A password would travel where others may read it. */
export function Unsafe() {
  return (
    <Alert color="red" title="This address is not safe to sign in" mb={14}>
      It is plain http from another machine, so a password could be read on its way. Reach the hub by https: docs/access.md says
      how.
    </Alert>
  );
}

/** Nobody owns this hub yet. */
export function OwnerMissing() {
  return (
    <Alert color="sun" title="This hub has no owner yet" mb={14}>
      Open the one-time link that the terminal printed when the hub began. A new one: <code>npx sundog owner-link</code>
    </Alert>
  );
}

/** Single sign-on came back and was refused. @param code as the hub gives it */
export function Refused({ code }: { readonly code: string }) {
  return (
    <Alert color="red" role="alert" title="Single sign-on was refused" mb={14}>
      The audit log of the workspace says why, under the code <code>{code}</code>. Ask an owner or admin, or sign in by password.
    </Alert>
  );
}
