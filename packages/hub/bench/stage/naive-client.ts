import type { VirtualSandbox } from './virtual-stage.ts';

/** Seconds of waiting after the first 429, doubled with each further one, and the most. */
const firstWaitSeconds = 1;
const longestWaitSeconds = 60;

interface NaiveClient {
  readonly stage: VirtualSandbox;
  readonly token: string;
}

/**
 * What common clients do: every list is walked by itself, page after page, nobody counts requests, and a 429 is answered by waiting twice
 * as long as the time before.
 */
export async function readNaively(stage: VirtualSandbox): Promise<void> {
  const { sandbox } = stage;
  const form = {
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    scope: 'all',
  };
  const answer = await fetch(`${sandbox.authServer}/token?tenant=${sandbox.tenant}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  const client = { stage, token };
  await Promise.all(['Tickets', 'Asset', 'Users'].map((path) => walk(client, path)));
}

async function walk(client: NaiveClient, path: string): Promise<void> {
  for (let page = 1; ; page += 1) {
    const list = await askUntilAnswered(client, `${path}?pageinate=true&page_size=100&page_no=${page}`);
    if (list < 100) return;
  }
}

/** The number of rows of one page, after as many tries as it takes. */
async function askUntilAnswered({ stage, token }: NaiveClient, path: string): Promise<number> {
  for (let wait = firstWaitSeconds; ; wait = Math.min(longestWaitSeconds, wait * 2)) {
    stage.leaves();
    const answer = await fetch(`${stage.sandbox.resourceServer}/${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body = (await answer.json().catch(() => null)) as Readonly<Record<string, unknown>> | null;
    if (answer.ok) return rowsOf(body);
    if (answer.status !== 429) throw new TypeError(`${path} was answered with ${answer.status}.`);
    await stage.clock.sleep(wait * 1000);
  }
}

function rowsOf(body: Readonly<Record<string, unknown>> | null): number {
  const lists = Array.isArray(body) ? [body] : Object.values(body ?? {}).filter((value) => Array.isArray(value));
  return Math.max(0, ...lists.map((list) => list.length));
}
