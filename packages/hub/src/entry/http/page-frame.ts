import { type Html, html } from './html.ts';

/** The frame of every page. No script; the style is a file of its own, so that the policy needs no exception. */
export function pageFrame(title: string, main: Html, refreshSeconds: number | null): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refreshSeconds === null ? null : html`<meta http-equiv="refresh" content="${refreshSeconds}">`}
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">To the content</a>
<header class="top"><svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="16" r="6"/><path d="M4 16a12 12 0 0 1 4-9M28 16a12 12 0 0 0-4-9M4 16a12 12 0 0 0 4 9M28 16a12 12 0 0 1-4 9"/></svg><a href="/">Sundog</a><span>integration hub for HaloPSA</span></header>
<main id="main">${main}</main>
</body>
</html>
`.html;
}
