import type { ConsoleState } from './open-console.ts';

/** How long a build takes on two cores that have other work, in seconds. */
const usualSeconds = 15;

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;display:grid;place-content:center;min-height:100vh;margin:0;padding:0 1.5rem}main{max-width:34rem}h1{font-size:1.3rem}code{font-family:ui-monospace,Menlo,Consolas,monospace}`;

/** What stands in for the console while it is being built, or where it cannot be. Made of words of ours alone. */
export function renderWaitingPage(state: Exclude<ConsoleState, { kind: 'ready' }>, nonce: string): string {
  if (state.kind === 'failed')
    return page(nonce, {
      title: 'The console could not be built',
      refresh: '',
      text: `<p>The hub works, and so do its commands and its API; only these pages are missing. The log of the hub says why.</p>
<p>Most often the dependencies of development are absent: run <code>npm start</code> in a checkout with all of them, or look at what <code>npx sundog build-console</code> says.</p>`,
    });
  const left = Math.max(1, usualSeconds - Math.round((Date.now() - state.since) / 1000));
  return page(nonce, {
    title: 'The console is being built',
    refresh: '<meta http-equiv="refresh" content="2">',
    text: `<p role="status">About ${left} second${left === 1 ? '' : 's'} more. This happens once, at the first start; the page comes by itself.</p>
<p>The hub works already: <code>npx sundog status</code> shows what it holds.</p>`,
  });
}

interface Words {
  readonly title: string;
  readonly refresh: string;
  readonly text: string;
}

function page(nonce: string, { title, refresh, text }: Words): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh}
<title>${title} · Sundog</title>
<style nonce="${nonce}">${style}</style>
</head>
<body><main><h1>${title}</h1>
${text}
</main></body>
</html>
`;
}
