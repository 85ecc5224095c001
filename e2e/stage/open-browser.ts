import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from './find-browser.ts';

/** A page that writes down what should never happen. */
export interface WatchedPage {
  readonly page: Page;
  /** Violations of the content security policy, errors on the browser's console, errors that nobody caught. */
  readonly complaints: string[];
  /** What axe finds wrong with the page as it is now, as lines for people. */
  readonly readAxe: () => Promise<readonly string[]>;
}

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** Whether certificates of nobody are taken, as the one of a tool that runs beside the hub. */
  readonly takesAnyCertificate?: boolean;
}

/** The four looks in which each page is judged. */
export const looks: readonly Look[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
];

/** Starts the browser; null where this machine has none. */
export async function openBrowser(): Promise<Browser | null> {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
  });
}

/** A new page in a browser profile of its own. */
export async function openPage(browser: Browser, { width, scheme, takesAnyCertificate = false }: Look): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    ignoreHTTPSErrors: takesAnyCertificate,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  await page.exposeFunction('sundogComplain', (text: string) => complaints.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const told = `policy: ${event.violatedDirective} by ${event.blockedURI || 'inline'} (${event.sourceFile}:${event.lineNumber})`;
      (window as unknown as { sundogComplain: (text: string) => void }).sundogComplain(told);
    });
  });
  page.on('console', (message) => {
    // A refusal of the API is written there by the browser itself; the page shows it to the person.
    if (message.type() === 'error' && !/Failed to load resource.*\b4\d\d\b/.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  return {
    page,
    complaints,
    readAxe: async () => {
      const { violations } = await new AxeBuilder({ page })
        // No page of ours has frames; the other mode opens a page of its own for each answer.
        .setLegacyMode()
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
      );
    },
  };
}
