import type { Role } from '@sundog/api';
import { type Sandbox, type SandboxOptions, startSandbox } from '@sundog/sandbox';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, type TestContext } from 'vitest';
import { type Look, openBrowser, openPage, type WatchedPage } from './open-browser.ts';
import { type RunningConsole, startConsole } from './start-console.ts';

/** Who comes, and what their browser looks like. */
export interface Visit extends Look {
  /** Absent: nobody who has signed in. */
  readonly role?: Role;
}

/** A hub with its console, an imitated HaloPSA beside it, and a browser. There while the tests of a file run. */
export interface Stage {
  readonly hub: RunningConsole;
  readonly sandbox: Sandbox;
  /** A browser of its own for somebody. The test is skipped where this machine has none. */
  readonly visit: (context: TestContext, visit: Visit) => Promise<WatchedPage & { readonly accountId: string | null }>;
}

/** How long anything on a page may take on a busy machine, in milliseconds. */
const patienceMs = 60_000;

/**
 * Sets the stage before the tests of a file, and clears it after them.
 * @param world of the imitated HaloPSA @param prepare what is done once before the first test, where there is a browser
 */
export function openStage(world: SandboxOptions, prepare: (stage: Stage) => Promise<void> = async () => undefined): Stage {
  let browser: Browser | null = null;
  let opened: { readonly hub: RunningConsole; readonly sandbox: Sandbox } | null = null;
  const there = () => {
    if (opened === null) throw new Error('The stage is set before the tests, and where there is a browser.');
    return opened;
  };
  const stage: Stage = {
    get hub() {
      return there().hub;
    },
    get sandbox() {
      return there().sandbox;
    },
    visit: async (context, { role, ...look }) => {
      if (browser === null) return context.skip('no browser is installed on this machine');
      const watched = await openPage(browser, look);
      watched.page.setDefaultTimeout(patienceMs);
      const accountId = role === undefined ? null : await there().hub.enter(watched.page, role);
      return { ...watched, accountId };
    },
  };
  beforeAll(async () => {
    browser = await openBrowser();
    if (browser === null) return;
    opened = { sandbox: await startSandbox(world), hub: await startConsole() };
    await prepare(stage);
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await opened?.hub.stop();
    await opened?.sandbox.close();
  });
  return stage;
}
