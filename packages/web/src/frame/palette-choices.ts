import type { Capability } from '@sundog/api';
import type { CallAnswer } from '../api/route-types.ts';
import { type NavigationEntry, navigation } from './navigation.ts';

/** One place that the palette leads to: a page, or the page of a record. */
export interface PaletteChoice {
  readonly id: string;
  readonly title: string;
  /** What tells it from others of the same title. */
  readonly detail: string;
  readonly to:
    | NavigationEntry['to']
    | '/w/$workspaceId/account'
    | '/api/docs'
    | '/w/$workspaceId/data/$connectionId/$entity/$recordKey';
  /** What the address needs beside the workspace. */
  readonly params: Readonly<Record<string, string>>;
}

/** Choices under one heading. */
export interface PaletteGroup {
  readonly title: string;
  readonly choices: readonly PaletteChoice[];
}

const more: readonly PaletteChoice[] = [
  { id: 'roles', title: 'Roles and what they may', detail: 'Admin', to: '/w/$workspaceId/admin/roles', params: {} },
  { id: 'account', title: 'Your account, sessions and API keys', detail: 'You', to: '/w/$workspaceId/account', params: {} },
  { id: 'api', title: 'API reference', detail: 'Help', to: '/api/docs', params: {} },
];

/** The pages whose names hold every word that was typed, in the order of the navigation. */
export function findPages(words: string, capabilities: readonly Capability[]): PaletteGroup {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = navigation
    .filter(({ needs }) => needs === null || capabilities.includes(needs))
    .filter(({ to }) => !more.some((one) => one.to === to))
    .map(({ title, to, section }): PaletteChoice => ({ id: section, title, detail: 'Page', to, params: {} }));
  const choices = [...pages, ...more].filter(({ title, detail }) =>
    wanted.every((word) => `${title} ${detail}`.toLowerCase().includes(word)),
  );
  return { title: 'Pages', choices };
}

/** Records that a search found, by their kind. */
export function toGroups({ groups }: CallAnswer<'search.find'>): readonly PaletteGroup[] {
  return groups.map(({ entity, title, items }) => ({
    title,
    choices: items.map(({ connectionId, key, title: name, subtitle }) => ({
      id: `${connectionId}-${entity}-${key}`,
      title: name,
      detail: [`#${key}`, subtitle].filter(Boolean).join(' · '),
      to: '/w/$workspaceId/data/$connectionId/$entity/$recordKey',
      params: { connectionId: String(connectionId), entity, recordKey: String(key) },
    })),
  }));
}
