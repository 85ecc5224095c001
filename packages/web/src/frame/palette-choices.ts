import type { Capability } from '@sundog/api';
import { type NavigationEntry, navigation } from './navigation.ts';

/** One place that the palette leads to. */
export interface PaletteChoice {
  readonly title: string;
  readonly group: string;
  readonly to: NavigationEntry['to'] | '/w/$workspaceId/account' | '/api/docs';
}

const more: readonly PaletteChoice[] = [
  { title: 'Roles and what they may', group: 'Admin', to: '/w/$workspaceId/admin/roles' },
  { title: 'Your account, sessions and API keys', group: 'You', to: '/w/$workspaceId/account' },
  { title: 'API reference', group: 'Help', to: '/api/docs' },
];

/** The places whose names hold every word that was typed, in the order of the navigation. */
export function findChoices(words: string, capabilities: readonly Capability[]): readonly PaletteChoice[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = navigation
    .filter(({ needs }) => needs === null || capabilities.includes(needs))
    .filter(({ to }) => !more.some((one) => one.to === to))
    .map(({ title, to }): PaletteChoice => ({ title, group: 'Page', to }));
  return [...pages, ...more].filter(({ title, group }) =>
    wanted.every((word) => `${title} ${group}`.toLowerCase().includes(word)),
  );
}
