import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { user } from '../entities/user.ts';
import { userChange } from '../entities/user-change.ts';
import { tablesOf, toRead } from './needs.ts';

const reads = [user, userChange];

/** Read users. */
export const usersRead = defineProductFeature({
  name: 'users-read',
  title: 'Read users',
  purpose: 'Mirrors the end users of clients, for counts per client and for tickets that name a user.',
  writes: false,
  entities: tablesOf(reads),
  needs: [...toRead(reads, 'mandatory', 'no users are read')],
});
