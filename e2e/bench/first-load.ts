// `npm run bench:web`: what the first load of the console weighs, and how long it keeps a slow machine (a quarter of this one) from answering.
//   npm run bench:web
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openBrowser } from '../stage/open-browser.ts';
import { startDemo } from '../stage/start-demo.ts';

const runs = 5;
const slowDown = 4;
const goals = { scriptKb: 250, lcpMs: 1000, tbtMs: 100 };

interface Load {
  readonly lcp: number;
  readonly tbt: number;
  /** Paths of the scripts and styles that were asked for. */
  readonly files: readonly string[];
}

async function load(page: Page, url: string): Promise<Load> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  const files: string[] = [];
  page.on('response', (response) => files.push(new URL(response.url()).pathname));
  await page.addInitScript(() => {
    const seen = { lcp: 0, tbt: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.tbt += Math.max(0, entry.duration - 50);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(url, { waitUntil: 'networkidle', timeout: 300_000 });
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 300_000 });
  const seen = await page.evaluate(() => (window as unknown as { seen: { lcp: number; tbt: number } }).seen);
  return { ...seen, files };
}

async function weigh(origin: string, files: readonly string[], ending: string): Promise<number> {
  const wanted = [...new Set(files)].filter((path) => path.endsWith(ending));
  const sizes = await Promise.all(
    wanted.map(async (path) => gzipSync(Buffer.from(await (await fetch(`${origin}${path}`)).arrayBuffer()), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

const spread = (values: readonly number[]): string => {
  const sorted = values.toSorted((a, b) => a - b);
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)}, worst ${Math.round(sorted.at(-1) ?? 0)}`;
};

const browser = await openBrowser();
if (!browser) throw new Error('This measurement needs a browser: install chromium, then run it again.');
const hub = await startDemo('serve');
try {
  for (const path of ['/sign-in', '/api/docs']) {
    const loads: Load[] = [];
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      loads.push(await load(await context.newPage(), `${hub.url}${path}`));
      await context.close();
    }
    const [first] = loads;
    const [script, style] = [await weigh(hub.url, first?.files ?? [], '.js'), await weigh(hub.url, first?.files ?? [], '.css')];
    console.log(`${path}: ${runs} loads, processor slowed ${slowDown} times`);
    console.log(`  scripts, gzip   ${script.toFixed(0)} KB (goal: at most ${goals.scriptKb})`);
    console.log(`  styles, gzip    ${style.toFixed(0)} KB`);
    console.log(`  LCP, ms         ${spread(loads.map(({ lcp }) => lcp))} (goal: at most ${goals.lcpMs})`);
    console.log(`  TBT, ms         ${spread(loads.map(({ tbt }) => tbt))} (goal: at most ${goals.tbtMs})`);
    if (script > goals.scriptKb) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await hub.stop();
}
