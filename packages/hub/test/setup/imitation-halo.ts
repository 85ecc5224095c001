import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** How this peer answers where it is not as a well set-up HaloPSA would. Keys are paths in small letters without `/api`. */
export type Answers = Readonly<Record<string, Answer>>;

export interface ImitationHalo {
  readonly url: string;
  /** What was asked, as `GET /api/Client`. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** Answers with JSON. */
export const json =
  (status: number, value: unknown): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

/** Answers with a page. */
export const page =
  (status: number, title: string): Answer =>
  (_request, response) => {
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end(`<!doctype html><html><head><title>${title}</title></head><body><form>Password</form></body></html>`);
  };

/**
 * The smallest network peer that passes every check; each test makes it wrong in one way. The sandbox is the peer of everything else.
 * @param certificate names of files in `certificates`, for https
 */
export async function startImitationHalo(
  answers: Answers = {},
  certificate?: { readonly chain: string },
): Promise<ImitationHalo> {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://peer');
    asked.push(`${request.method} ${pathname}`);
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const path = pathname.toLowerCase().replace(/^\/api/, '');
      (answers[path] ?? answers['*'] ?? usual(path))(request, response, body);
    });
  };
  const server = certificate ? createTlsServer(await readCertificate(certificate.chain), listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function usual(path: string): Answer {
  if (path === '/authinfo')
    return (request, response) =>
      json(200, {
        auth_url: `${'encrypted' in request.socket ? 'https' : 'http'}://${request.headers.host}/auth`,
        tenant_id: '',
      })(request, response, '');
  if (path.endsWith('/.well-known/openid-configuration')) return json(404, {});
  if (path.endsWith('/token'))
    return json(200, { token_type: 'Bearer', access_token: 'token-of-the-imitation', expires_in: 3600, scope: 'all' });
  if (path === '/agent/me')
    return json(200, { id: 7, name: 'Sundog', is_agent: true, isapiagent: true, teams: [{ id: 1 }], departments: [] });
  if (path === '/instanceinfo') return json(200, { app_version: '2.194.1' });
  return json(200, { record_count: 1, page_no: 1, page_size: 1, rows: [{ id: 1 }] });
}

async function readCertificate(chain: string): Promise<{ readonly cert: Buffer; readonly key: Buffer }> {
  const folder = join(import.meta.dirname, '..', 'certificates');
  const [cert, key] = await Promise.all([readFile(join(folder, chain)), readFile(join(folder, 'leaf-key.pem'))]);
  return { cert, key };
}
