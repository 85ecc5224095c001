import { escapeHtml, smallPage } from './small-page.ts';

/**
 * Sends the browser on to the tool: by the page and not by a header, so that the link stands in no log of a proxy, and `form-action` need name no
 * foreign host. Whoever's browser does not go by itself clicks.
 */
export function renderWayPage(url: string, nonce: string): string {
  const address = escapeHtml(url);
  return smallPage({
    title: 'Opening the device',
    nonce,
    head: `<meta http-equiv="refresh" content="0;url=${address}">`,
    body: `<h1>Opening the device</h1>\n<p><a rel="noreferrer" href="${address}">Go on to the tool</a></p>`,
  });
}
