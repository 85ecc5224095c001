import { Button } from '@mantine/core';
import classes from './SignInPage.module.css';

interface Owner {
  readonly email: string;
  readonly password: string;
}

/** The owner of the demonstration, for whoever tries Sundog: everything behind it is invented. */
export function DemoOwner({ owner, onUse }: { readonly owner: Owner; readonly onUse: (owner: Owner) => void }) {
  return (
    <div className={classes['demo']} role="note" aria-label="The demonstration">
      <p>
        This is the demonstration, with an imitated HaloPSA. Its owner is <b>{owner.email}</b>, with the password{' '}
        <code>{owner.password}</code>
      </p>
      <Button size="xs" variant="default" onClick={() => onUse(owner)}>
        Sign in as the demo owner
      </Button>
    </div>
  );
}
