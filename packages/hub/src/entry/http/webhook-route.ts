import type { FastifyInstance } from 'fastify';
import type { WebhookGate } from '../../features/webhooks/open-webhook-gate.ts';
import type { WebhookRow } from '../../store/rows/webhook-rows.ts';

interface WebhookRouteDeps {
  readonly gate: WebhookGate;
  readonly logError: (requestId: string, error: unknown) => void;
}

const bodyLimit = 256 * 1024;

const sentences: Readonly<Record<number, string>> = {
  400: 'The body is not JSON.',
  401: 'There is no webhook of this address and secret.',
  413: 'The body is larger than 256 KB.',
  415: 'The content type must be application/json.',
  503: 'It could not be kept. Please send it again.',
};

/**
 * `POST /hooks/halo/<hook id>`: where HaloPSA tells of changes. The secret is looked at before anything of the body is read; the answer to
 * a wrong one and to an address that does not exist is the same. 200 is said when the delivery is on the disk, and not before.
 * The one content type of this route is JSON, whatever a header says (TRUST S71).
 */
export function addWebhookRoute(parent: FastifyInstance, { gate, logError }: WebhookRouteDeps): void {
  parent.register((server, _options, done) => {
    const admitted = new WeakMap<object, WebhookRow>();
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    server.setErrorHandler(async (error, request, reply) => {
      const told = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 503;
      const status = told === 413 || told === 415 || told === 400 ? told : 503;
      if (status === 503) logError(request.id, error);
      return reply.code(status).send({ message: sentences[status] });
    });
    server.post<{ Params: { hookId: string } }>('/hooks/halo/:hookId', {
      bodyLimit,
      onRequest: async (request, reply) => {
        const webhook = await gate.admit(request.params.hookId, request.headers);
        if (webhook !== null) admitted.set(request, webhook);
        else await reply.code(401).send({ message: sentences[401] });
      },
      handler: async (request, reply) => {
        const webhook = admitted.get(request);
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        if (!webhook || !(await gate.accept(webhook, body))) return reply.code(400).send({ message: sentences[400] });
        return { received: true };
      },
    });
    done();
  });
}
