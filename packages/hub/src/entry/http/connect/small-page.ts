const style = `:root{color-scheme:light dark}*{box-sizing:border-box}body{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;display:grid;place-content:center;min-height:100vh;margin:0;padding:1.5rem}main{width:min(32rem,calc(100vw - 3rem))}h1{font-size:1.3rem;margin:0 0 .25rem}h2{font-size:1rem;margin:1.5rem 0 .5rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.5rem 0}dt{opacity:.75}dd{margin:0;overflow-wrap:anywhere}button,input{font:inherit;padding:.5rem .9rem;border-radius:.4rem;border:1px solid;min-height:2.75rem}button{cursor:pointer;margin:0 .5rem .5rem 0}label{display:block;margin-top:1.25rem}a{color:inherit}`;

/** Text for a page, with everything that HTML would read as its own written out. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}

/** A page of words and buttons, which needs no script. @param body HTML of ours, with every foreign text escaped */
export function smallPage(about: {
  readonly title: string;
  readonly body: string;
  readonly nonce: string;
  readonly head?: string;
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${about.head ?? ''}
<title>${escapeHtml(about.title)} · Sundog</title>
<style nonce="${about.nonce}">${style}</style>
</head>
<body><main>
${about.body}
</main></body>
</html>
`;
}
