import type { Problem } from '@sundog/api';
import { escapeHtml, smallPage } from './small-page.ts';

/** Why nothing was opened, in the words of the error, with a way back. */
export function renderProblemPage({
  problem,
  address,
  nonce,
}: {
  readonly problem: Problem;
  readonly address: string;
  readonly nonce: string;
}): string {
  const again = problem.status === 404 ? '' : `<p><a href="${escapeHtml(address)}">Open the page anew</a></p>`;
  const body = `<h1>${escapeHtml(problem.title)}</h1>
<p>${escapeHtml(problem.detail ?? '')}</p>
${again}
<p><small>Request ${escapeHtml(problem.requestId ?? '')}</small></p>`;
  return smallPage({ title: problem.title, nonce, body });
}
