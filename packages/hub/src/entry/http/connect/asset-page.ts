import type { AssetTools, ConnectTool } from '../../../features/connect/describe-tools.ts';
import { escapeHtml, smallPage } from './small-page.ts';

const labels = { desktop: 'Desktop', terminal: 'Terminal', files: 'Files' } as const;

/** What can be opened of an asset, as a form that is good for one click. */
export function renderAssetPage(
  about: AssetTools & { readonly click: string; readonly nonce: string; readonly now: number },
): string {
  const { name, clientName, tools, click, nonce, now } = about;
  const title = `Connect to ${name}`;
  const head = `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(clientName ?? 'No client')}</p>`;
  if (tools.length === 0)
    return smallPage({
      title,
      nonce,
      body: `${head}\n<p>This asset is linked to no device of a tool that can be opened. Link it in the console, and read the source.</p>`,
    });
  const parts = tools.map((tool) => partOf(tool, now)).join('\n');
  const body = `${head}
<form method="post" autocomplete="off">
<input type="hidden" name="click" value="${escapeHtml(click)}">
${parts}
<label>Ticket number, if it is for one<br><input name="ticket" inputmode="numeric" pattern="[0-9]*" maxlength="9"></label>
</form>
<p><small>The page is good for one click, within a minute. What you open is noted in the audit.</small></p>`;
  return smallPage({ title, nonce, body });
}

function partOf({ sourceId, name, title, modes, deviceName, lastSeenAt, isOnline }: ConnectTool, now: number): string {
  const tool = name === title ? title : `${name} (${title})`;
  const ways = modes.length === 0 ? [['', 'Connect']] : modes.map((mode) => [`:${mode}`, labels[mode]]);
  const buttons = ways.map(([way, label]) => `<button name="tool" value="${sourceId}${way}">${label}</button>`).join('');
  const seen =
    lastSeenAt === null
      ? 'not known'
      : `${lastSeenAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${agoOf(now - lastSeenAt.getTime())}`;
  return `<h2>${escapeHtml(tool)}</h2>
<dl><dt>Device</dt><dd>${escapeHtml(deviceName ?? 'without a name')}</dd><dt>State</dt><dd>${stateOf(isOnline)}</dd><dt>Last seen</dt><dd>${seen}</dd></dl>
<div>${buttons}</div>`;
}

function stateOf(isOnline: boolean | null): string {
  if (isOnline === null) return 'the tool does not say';
  return isOnline ? 'online' : 'offline when it was last read';
}

function agoOf(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / 60_000));
  if (minutes < 120) return `${minutes} minute${minutes === 1 ? '' : 's'} ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.round(hours / 24)} days ago`;
}
