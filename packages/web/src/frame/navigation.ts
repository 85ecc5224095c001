import type { Capability } from '@sundog/api';
import type { LucideIcon } from 'lucide-react';
import {
  BellRing,
  Blend,
  Building2,
  Database,
  FileDiff,
  House,
  Inbox,
  PlugZap,
  Radar,
  Scale,
  ScrollText,
  ShieldCheck,
  UsersRound,
} from '../ui/icons.ts';

/** One entry of the navigation at the left. */
export interface NavigationEntry {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly to:
    | '/w/$workspaceId/overview'
    | '/w/$workspaceId/data'
    | '/w/$workspaceId/connections'
    | '/w/$workspaceId/sources'
    | '/w/$workspaceId/plans'
    | '/w/$workspaceId/coverage'
    | '/w/$workspaceId/counted'
    | '/w/$workspaceId/issues'
    | '/w/$workspaceId/admin/people'
    | '/w/$workspaceId/admin/channels'
    | '/w/$workspaceId/admin/audit'
    | '/w/$workspaceId/admin/workspace'
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
  { title: 'Sources', icon: Radar, to: '/w/$workspaceId/sources', section: 'sources', letter: 's', needs: 'view-sync' },
  { title: 'Changes', icon: FileDiff, to: '/w/$workspaceId/plans', section: 'plans', letter: 'h', needs: 'read-data' },
  { title: 'Coverage', icon: Blend, to: '/w/$workspaceId/coverage', section: 'coverage', letter: 'v', needs: 'read-data' },
  {
    title: 'Counted and billed',
    icon: Scale,
    to: '/w/$workspaceId/counted',
    section: 'counted',
    letter: 'b',
    needs: 'read-data',
  },
  { title: 'Set aside', icon: Inbox, to: '/w/$workspaceId/issues', section: 'issues', letter: 'i', needs: 'view-sync' },
  {
    title: 'People',
    icon: UsersRound,
    to: '/w/$workspaceId/admin/people',
    section: 'admin/people',
    letter: 'p',
    needs: 'manage-people',
  },
  {
    title: 'Channels',
    icon: BellRing,
    to: '/w/$workspaceId/admin/channels',
    section: 'admin/channels',
    letter: 'n',
    needs: 'manage-channels',
  },
  {
    title: 'Audit',
    icon: ScrollText,
    to: '/w/$workspaceId/admin/audit',
    section: 'admin/audit',
    letter: 'u',
    needs: 'read-audit',
  },
  {
    title: 'Workspace',
    icon: Building2,
    to: '/w/$workspaceId/admin/workspace',
    section: 'admin/workspace',
    letter: 'w',
    needs: 'manage-workspace',
  },
  { title: 'Roles', icon: ShieldCheck, to: '/w/$workspaceId/admin/roles', section: 'admin/roles', letter: 'a', needs: null },
];
