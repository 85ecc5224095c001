import type { Capability } from '@sundog/api';
import type { LucideIcon } from 'lucide-react';
import { Database, House, Inbox, PlugZap, ShieldCheck } from '../ui/icons.ts';

/** One entry of the navigation at the left. */
export interface NavigationEntry {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly to:
    | '/w/$workspaceId/overview'
    | '/w/$workspaceId/data'
    | '/w/$workspaceId/connections'
    | '/w/$workspaceId/issues'
    | '/w/$workspaceId/admin/roles';
  /** Everything below this address belongs to the entry. */
  readonly section: string;
  /** `g` and this letter lead there. */
  readonly letter: string;
  /** Who lacks it does not see the entry; null: everyone sees it. */
  readonly needs: Capability | null;
}

/** The navigation, in its order. What does not exist yet is not shown; a page that comes brings its line. */
export const navigation: readonly NavigationEntry[] = [
  { title: 'Overview', icon: House, to: '/w/$workspaceId/overview', section: 'overview', letter: 'o', needs: null },
  { title: 'Data', icon: Database, to: '/w/$workspaceId/data', section: 'data', letter: 'd', needs: 'read-data' },
  {
    title: 'Connections',
    icon: PlugZap,
    to: '/w/$workspaceId/connections',
    section: 'connections',
    letter: 'c',
    needs: 'view-sync',
  },
  { title: 'Set aside', icon: Inbox, to: '/w/$workspaceId/issues', section: 'issues', letter: 'i', needs: 'view-sync' },
  { title: 'Admin', icon: ShieldCheck, to: '/w/$workspaceId/admin/roles', section: 'admin', letter: 'a', needs: null },
];
