import { type Role, roles } from '@sundog/api';
import type { CallAnswer } from '../../../api/route-types.ts';

/** To whom a connection may be shown. */
export type Grants = CallAnswer<'people.grants'>;
/** A person, a group, or everybody of a role. */
export type Grantee = Grants['items'][number]['grantees'][number];

/** A grantee as one word, for lists to choose from: `role:viewer`, `group:3`, `person:<account>`. */
export function wordOf(grantee: Grantee): string {
  if ('role' in grantee) return `role:${grantee.role}`;
  return 'groupId' in grantee ? `group:${grantee.groupId}` : `person:${grantee.accountId}`;
}

/** The grantee that such a word stands for; null: for none. */
export function granteeOf(word: string): Grantee | null {
  const [kind, name = ''] = word.split(/:(.*)/s);
  if (kind === 'person') return { accountId: name };
  if (kind === 'group') return { groupId: Number(name) };
  const role: Role | undefined = roles.find((one) => one === name);
  return kind === 'role' && role ? { role } : null;
}
