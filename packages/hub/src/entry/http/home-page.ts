import type { EntityStatus } from '../../engine/sync/progress.ts';
import { type Html, html } from './html.ts';
import type { BudgetView, ConnectionView, HubView } from './hub-view.ts';
import { pageFrame } from './page-frame.ts';

const count = (value: number): string => value.toLocaleString('en-US');

/** The start page: connections, what their mirrors hold, how fresh it is, and what to do next. */
export function renderHome(view: HubView): string {
  const main = html`
<h1>${view.connections.length === 0 ? 'No connection yet' : 'Connections'}</h1>
${view.connections.map((connection) => section(connection, view.now))}
${nextSteps(view)}
<footer>Sundog ${view.version} · ${time(view.now)} · <a href="/api/v1/status">the same as JSON</a></footer>`;
  return pageFrame('Sundog', main, 15);
}

function section(view: ConnectionView, now: string): Html {
  const { connection, entities } = view;
  const sum = (pick: (entity: EntityStatus) => number) => entities.reduce((total, entity) => total + pick(entity), 0);
  const newest =
    entities
      .map(({ lastSuccessAt }) => lastSuccessAt)
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null;
  const lists = entities.filter(({ progress }) => progress === null);
  const complete = lists.filter(({ complete }) => complete).length;
  const id = `connection-${connection.id}`;
  return html`
<section aria-labelledby="${id}">
<div class="title"><h2 id="${id}">${connection.name}</h2><span class="state ${stateClass(connection.state)}">${connection.state}</span></div>
<p class="address">${connection.resourceServer}</p>
<dl class="figures">
<div><dt>Rows</dt><dd>${count(sum(({ rows }) => rows))}</dd></div>
<div><dt>Lists proven complete</dt><dd>${complete} of ${lists.length}</dd></div>
<div><dt>Deleted in Halo</dt><dd>${count(sum(({ deleted }) => deleted))}</dd></div>
<div><dt>Quarantined</dt><dd>${count(sum(({ quarantined }) => quarantined))}</dd></div>
<div><dt>Last sync</dt><dd>${age(newest, now)}</dd></div>
${view.budget === null ? null : budget(view.budget)}
</dl>
${view.activity === null ? null : html`<p class="activity" role="status">${view.activity}</p>`}
<div class="scroll" tabindex="0" role="region" aria-label="Entities of ${connection.name}">
<table>
<thead><tr><th scope="col">Entity</th><th scope="col" class="number">Rows</th><th scope="col" class="number">In Halo</th><th scope="col" class="number">Deleted</th><th scope="col" class="number">Quarantined</th><th scope="col">State</th><th scope="col">Last success</th></tr></thead>
<tbody>${entities.map((entity) => row(entity, now))}</tbody>
</table>
</div>
</section>`;
}

function row(entity: EntityStatus, now: string): Html {
  const { progress } = entity;
  const state =
    progress !== null && progress.total > 0 && !entity.complete
      ? `${count(progress.done)} of ${count(progress.total)} parents read`
      : words[entity.state];
  return html`<tr><th scope="row">${entity.title}<span class="table-name">${entity.entity}</span></th><td class="number">${count(entity.rows)}</td><td class="number">${entity.recordCount === null ? '–' : count(entity.recordCount)}</td><td class="number">${count(entity.deleted)}</td><td class="number">${count(entity.quarantined)}</td><td><span class="state ${stateClass(entity.state)}">${entity.state === 'done' && entity.complete ? 'complete' : state}</span>${entity.message === null ? null : html`<span class="message">${entity.message}</span>`}</td><td>${age(entity.lastSuccessAt, now)}</td></tr>`;
}

const words: Readonly<Record<EntityStatus['state'], string>> = {
  never: 'not read yet',
  running: 'reading',
  done: 'read',
  failed: 'failed',
  'no-permission': 'no permission',
  suspect: 'looks wrong',
};

function stateClass(state: string): string {
  if (['done', 'passed', 'ready', 'active', 'ok', 'complete'].includes(state)) return 'good';
  if (['failed', 'broken'].includes(state)) return 'bad';
  if (['no-permission', 'suspect', 'warning', 'passed-with-warnings'].includes(state)) return 'look';
  return 'plain';
}

function budget(view: BudgetView): Html {
  const waiting = view.waiting > 0 ? `, ${count(view.waiting)} waiting` : '';
  return html`<div><dt>Requests in ${Math.round(view.windowSeconds / 60)} min</dt><dd><meter min="0" max="${view.limit}" high="${Math.round(view.limit * 0.9)}" value="${view.used}">${view.used} of ${view.limit}</meter> ${count(view.used)} of ${count(view.limit)}${waiting}</dd></div>`;
}

function nextSteps(view: HubView): Html {
  const own = view.connections.some(({ connection }) => connection.name !== 'demo');
  return html`
<section class="next" aria-labelledby="next"><h2 id="next">${own ? 'Useful commands' : 'Next: your own HaloPSA'}</h2>
<ol>
${own ? null : html`<li>Make a role, an API-only agent and an application in HaloPSA: <code>docs/connect-halopsa.md</code> shows each screen.</li><li>Connect it: <code>npx sundog connect --name my-halo --url https://yourname.halopsa.com --client-id …</code></li>`}
<li>Look at it: <code>npx sundog status</code>, <code>npx sundog check</code>, <code>npx sundog issues</code></li>
<li>Ask it: <code>npx sundog query "select name from mirror.client limit 5"</code></li>
</ol></section>`;
}

function age(instant: string | null, now: string): Html {
  if (instant === null) return html`never`;
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(instant)) / 1000));
  const text =
    seconds < 60
      ? `${seconds} s ago`
      : seconds < 3600
        ? `${Math.floor(seconds / 60)} min ago`
        : seconds < 172_800
          ? `${Math.floor(seconds / 3600)} h ago`
          : `${Math.floor(seconds / 86_400)} days ago`;
  return html`<time datetime="${instant}" title="${instant}">${text}</time>`;
}

function time(instant: string): Html {
  return html`<time datetime="${instant}">${instant.slice(0, 19).replace('T', ' ')} UTC</time>`;
}
