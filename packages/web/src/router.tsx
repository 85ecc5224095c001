import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  redirect,
} from '@tanstack/react-router';
import { isSignedOut } from './api/problem-error.ts';
import { sessionQuery } from './api/session.ts';
import { PagePending } from './frame/PagePending.tsx';
import { RouteProblem } from './frame/RouteProblem.tsx';
import { parseSearch, type UrlSearch, writeSearch } from './frame/url-state.ts';
import { WithoutWorkspace } from './frame/WithoutWorkspace.tsx';
import { NotFound, NothingHere } from './pages/not-found/NotFound.tsx';

const root = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  validateSearch: (search: Record<string, unknown>): UrlSearch => search as UrlSearch,
  notFoundComponent: NotFound,
});

/** Waits for the session, or sends to the sign-in page, which leads back here. */
async function needSession(queryClient: QueryClient, next: string) {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { next } });
    throw error;
  }
}

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context, location }) => {
    const { workspaces } = await needSession(context.queryClient, location.href);
    const [first] = workspaces;
    if (first) throw redirect({ to: '/w/$workspaceId/overview', params: { workspaceId: String(first.id) } });
  },
  component: WithoutWorkspace,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./pages/welcome/WelcomePage.tsx'), 'WelcomePage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./pages/invitation/InvitationPage.tsx'), 'InvitationPage'),
});

const apiReference = createRoute({
  getParentRoute: () => root,
  path: '/api/docs',
  component: lazyRouteComponent(() => import('./pages/api-reference/ApiReferencePage.tsx'), 'ApiReferencePage'),
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspaceId',
  beforeLoad: async ({ context, location }) => {
    await needSession(context.queryClient, location.href);
  },
  component: lazyRouteComponent(() => import('./frame/WorkspaceFrame.tsx'), 'WorkspaceFrame'),
  notFoundComponent: NothingHere,
});

const workspaceStart = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: () => <Navigate from="/w/$workspaceId" to="/w/$workspaceId/overview" replace />,
});

const overview = createRoute({
  getParentRoute: () => workspace,
  path: 'overview',
  component: lazyRouteComponent(() => import('./pages/overview/OverviewPage.tsx'), 'OverviewPage'),
});

const connections = createRoute({
  getParentRoute: () => workspace,
  path: 'connections',
  component: lazyRouteComponent(() => import('./pages/connections/ConnectionsPage.tsx'), 'ConnectionsPage'),
});

const connect = createRoute({
  getParentRoute: () => workspace,
  path: 'connections/new',
  component: lazyRouteComponent(() => import('./pages/connections/wizard/ConnectPage.tsx'), 'ConnectPage'),
});

const connection = createRoute({
  getParentRoute: () => workspace,
  path: 'connections/$connectionId',
  component: lazyRouteComponent(() => import('./pages/connections/ConnectionPage.tsx'), 'ConnectionPage'),
});

const setUp = createRoute({
  getParentRoute: () => workspace,
  path: 'set-up',
  component: lazyRouteComponent(() => import('./pages/connections/SetUpPage.tsx'), 'SetUpPage'),
});

const fieldMap = createRoute({
  getParentRoute: () => workspace,
  path: 'sources/$sourceId/fields',
  component: lazyRouteComponent(() => import('./pages/field-map/FieldMapPage.tsx'), 'FieldMapPage'),
});

const coverage = createRoute({
  getParentRoute: () => workspace,
  path: 'coverage',
  component: lazyRouteComponent(() => import('./pages/coverage/CoveragePage.tsx'), 'CoveragePage'),
});

const counted = createRoute({
  getParentRoute: () => workspace,
  path: 'counted',
  component: lazyRouteComponent(() => import('./pages/counted/CountedPage.tsx'), 'CountedPage'),
});

const issues = createRoute({
  getParentRoute: () => workspace,
  path: 'issues',
  component: lazyRouteComponent(() => import('./pages/issues/IssuesPage.tsx'), 'IssuesPage'),
});

const plans = createRoute({
  getParentRoute: () => workspace,
  path: 'plans',
  component: lazyRouteComponent(() => import('./pages/plans/PlansPage.tsx'), 'PlansPage'),
});

const plan = createRoute({
  getParentRoute: () => workspace,
  path: 'plans/$planId',
  component: lazyRouteComponent(() => import('./pages/plans/PlanPage.tsx'), 'PlanPage'),
});

const sources = createRoute({
  getParentRoute: () => workspace,
  path: 'sources',
  component: lazyRouteComponent(() => import('./pages/sources/SourcesPage.tsx'), 'SourcesPage'),
});

const addSource = createRoute({
  getParentRoute: () => workspace,
  path: 'sources/new',
  component: lazyRouteComponent(() => import('./pages/sources/add/AddSourcePage.tsx'), 'AddSourcePage'),
});

const source = createRoute({
  getParentRoute: () => workspace,
  path: 'sources/$sourceId',
  component: lazyRouteComponent(() => import('./pages/sources/SourcePage.tsx'), 'SourcePage'),
});

const dataStart = createRoute({
  getParentRoute: () => workspace,
  path: 'data',
  component: lazyRouteComponent(() => import('./pages/records/RecordsPage.tsx'), 'RecordsPage'),
});

const records = createRoute({
  getParentRoute: () => workspace,
  path: 'data/$connectionId/$entity',
  component: lazyRouteComponent(() => import('./pages/records/RecordsPage.tsx'), 'RecordsPage'),
});

const object = createRoute({
  getParentRoute: () => workspace,
  path: 'data/$connectionId/$entity/$recordKey',
  component: lazyRouteComponent(() => import('./pages/object/ObjectPage.tsx'), 'ObjectPage'),
});

const roles = createRoute({
  getParentRoute: () => workspace,
  path: 'admin/roles',
  component: lazyRouteComponent(() => import('./pages/roles/RolesPage.tsx'), 'RolesPage'),
});

const account = createRoute({
  getParentRoute: () => workspace,
  path: 'account',
  component: lazyRouteComponent(() => import('./pages/account/AccountPage.tsx'), 'AccountPage'),
});

const people = createRoute({
  getParentRoute: () => workspace,
  path: 'admin/people',
  component: lazyRouteComponent(() => import('./pages/people/PeoplePage.tsx'), 'PeoplePage'),
});

const channels = createRoute({
  getParentRoute: () => workspace,
  path: 'admin/channels',
  component: lazyRouteComponent(() => import('./pages/channels/ChannelsPage.tsx'), 'ChannelsPage'),
});

const audit = createRoute({
  getParentRoute: () => workspace,
  path: 'admin/audit',
  component: lazyRouteComponent(() => import('./pages/audit/AuditPage.tsx'), 'AuditPage'),
});

const workspaceSettings = createRoute({
  getParentRoute: () => workspace,
  path: 'admin/workspace',
  component: lazyRouteComponent(() => import('./pages/workspace-settings/WorkspaceSettingsPage.tsx'), 'WorkspaceSettingsPage'),
});

const adminPages = [people, channels, audit, workspaceSettings, roles] as const;

const routeTree = root.addChildren([
  start,
  signIn,
  welcome,
  invitation,
  apiReference,
  workspace.addChildren([
    workspaceStart,
    overview,
    dataStart,
    records,
    object,
    connections,
    connect,
    connection,
    setUp,
    sources,
    addSource,
    source,
    plans,
    plan,
    fieldMap,
    coverage,
    counted,
    issues,
    account,
    ...adminPages,
  ]),
]);

/** The console's pages and their addresses. Each page is loaded when it is first gone to, or pointed at. */
export function makeConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: RouteProblem,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeConsoleRouter>;
  }
}
