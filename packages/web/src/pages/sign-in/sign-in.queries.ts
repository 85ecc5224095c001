import { queryOptions } from '@tanstack/react-query';
import { signInDoor } from '../../api/sign-in-door.ts';

/** How one can sign in. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: () => signInDoor.readOptions(),
  staleTime: 60_000,
});
