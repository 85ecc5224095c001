import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { readableConnectionsQuery } from '../definition-views/mirror.queries.ts';
import { CommandPalette } from './CommandPalette.tsx';
import classes from './Frame.module.css';
import { Navigation } from './Navigation.tsx';
import { SandboxBar } from './SandboxBar.tsx';
import { SkipLink } from './SkipLink.tsx';
import { useShortcut } from './shortcuts/shortcuts.ts';
import { TopBar } from './TopBar.tsx';
import { WithRunningJobs } from './WithRunningJobs.tsx';
import { useWorkspace } from './workspace.ts';

const barHeight = 52;
const sandboxHeight = 30;

/** The frame of every page of a workspace: bars above, navigation at the left, the page. */
export function Frame() {
  const [isNavOpen, nav] = useDisclosure(false);
  const [isPaletteOpen, palette] = useDisclosure(false);
  const isSandbox = useIsSandbox();
  const { pathname } = useLocation();
  // On a small screen the navigation covers the page: who chose one wants to see it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes when the address changes, and only then
  useEffect(() => nav.close(), [pathname]);
  return (
    <AppShell
      header={{ height: barHeight + (isSandbox ? sandboxHeight : 0) }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isNavOpen } }}
      padding={0}
      transitionDuration={0}
    >
      <SkipLink />
      <SearchKeys open={palette.open} />
      <AppShell.Header className={classes['header'] ?? ''}>
        {isSandbox ? <SandboxBar height={sandboxHeight} /> : null}
        <WithRunningJobs>
          <TopBar height={barHeight} isNavOpen={isNavOpen} onNav={nav.toggle} onSearch={palette.open} />
        </WithRunningJobs>
      </AppShell.Header>
      <AppShell.Navbar className={classes['navbar'] ?? ''}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main className={classes['main'] ?? ''}>
        <div id="main" tabIndex={-1} className={classes['page']}>
          <Outlet />
        </div>
      </AppShell.Main>
      {isPaletteOpen ? <CommandPalette onClose={palette.close} /> : null}
    </AppShell>
  );
}

/** Whether what this workspace shows comes from an imitated HaloPSA. */
function useIsSandbox(): boolean {
  const { id } = useWorkspace();
  const { data } = useQuery(readableConnectionsQuery(id));
  return data?.some((connection) => connection.isSandbox) ?? false;
}

/** Stands before the page, so that a page which has a search of its own takes `/` for it: the newest shortcut wins. */
function SearchKeys({ open }: { readonly open: () => void }) {
  useShortcut({ keys: 'mod+k', title: 'Search and go to', group: 'Everywhere', run: open });
  useShortcut({ keys: '/', title: 'Search', group: 'Everywhere', run: open });
  return null;
}
