import { z } from 'zod';
import { defineRoute } from '../define-route.ts';
import { connectionParams, id, instant, workspaceParams } from '../paging.ts';

const sourceParams = z.object({ workspaceId: id, sourceId: id });
const base = '/api/v1/workspaces/:workspaceId';
const ofSource = `${base}/sources/:sourceId` as const;

/** `secret-missing`: restored without its secrets; `removed`: only its records are kept. */
const sourceState = z.enum(['unchecked', 'passed', 'passed-with-warnings', 'failed', 'secret-missing', 'removed']);
const stream = z.enum(['company', 'device', 'licence-count', 'alert']);

/** One list of a source. */
const list = z.object({
  stream,
  present: z.int(),
  /** Not in the last complete read. */
  missing: z.int(),
  gone: z.int(),
  /** When it was last read whole; null: never. */
  completeAt: instant.nullable(),
  lastPass: z
    .object({
      state: z.enum(['running', 'stopped', 'complete', 'incomplete', 'failed']),
      startedAt: instant,
      endedAt: instant.nullable(),
      rows: z.int(),
      written: z.int(),
      refused: z.int(),
      expected: z.int().nullable(),
      /** Records that would be gone if somebody said so. */
      withheld: z.int(),
      message: z.string().nullable(),
    })
    .nullable(),
});

/** A source; its secrets are never among what comes out. */
const source = z.object({
  id: z.int(),
  name: z.string(),
  connector: z.string(),
  connectionId: z.int(),
  connection: z.string(),
  /** Host and port. */
  target: z.string(),
  state: sourceState,
  checkedAt: instant.nullable(),
  pausedAt: instant.nullable(),
  goneAfterDays: z.int().nullable(),
  allowHosts: z.array(z.string()),
  settings: z.record(z.string(), z.unknown()),
  createdAt: instant,
  createdBy: z.string(),
  lists: z.array(list),
  /** Rows that cannot be read. */
  refusals: z.int(),
});

const shown = source.extend({
  /** The names of the settings that are kept sealed. */
  keptFields: z.array(z.string()),
  newestRefusals: z.array(z.object({ id: z.int(), stream, problem: z.string(), firstSeenAt: instant, lastSeenAt: instant })),
});

const choice = z.object({ value: z.string(), label: z.string() });

/** One setting of a connector: what a form draws. */
const field = z.object({
  name: z.string(),
  label: z.string(),
  help: z.string(),
  required: z.boolean(),
  type: z.enum(['text', 'url', 'secret', 'choice', 'number', 'switch', 'map']),
  placeholder: z.string().nullable(),
  default: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  /** Of a choice. */
  choices: z.array(choice),
  /** Of a map: its keys. */
  keys: z.array(choice),
  /** Of a number. */
  least: z.number().nullable(),
  most: z.number().nullable(),
});

const connector = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(['rmm', 'backup', 'security', 'file', 'push']),
  /** The page for operators, in docs. */
  docs: z.string(),
  settings: z.array(field),
});

const settings = z.record(z.string().max(100), z.unknown());
const secrets = z.record(z.string().max(100), z.string().max(20_000));
const goneAfterDays = z.int().min(0).max(3650).nullable();
const made = z.object({ id: z.int(), name: z.string(), target: z.string() });

/** Sources: the tools that are read. */
export const sourceRoutes = [
  defineRoute({
    name: 'sources.connectors',
    method: 'GET',
    path: `${base}/connectors`,
    summary: 'Lists the tools that can be read, with their settings as fields.',
    permission: 'manage-sources',
    params: workspaceParams,
    answer: z.object({ items: z.array(connector) }),
  }),
  defineRoute({
    name: 'sources.list',
    method: 'GET',
    path: `${base}/sources`,
    summary: 'Lists the sources of the connections that you may see: what was read of each, and how fresh that is.',
    permission: 'view-sync',
    params: workspaceParams,
    answer: z.object({ items: z.array(source) }),
  }),
  defineRoute({
    name: 'sources.show',
    method: 'GET',
    path: ofSource,
    summary: 'Shows a source with its settings and the newest rows that cannot be read.',
    permission: 'view-sync',
    params: sourceParams,
    answer: shown,
  }),
  defineRoute({
    name: 'sources.create',
    method: 'POST',
    path: `${base}/connections/:connectionId/sources`,
    summary: 'Adds a source for a HaloPSA. Where it leads is looked at; the tool itself is not asked.',
    permission: 'manage-sources',
    params: connectionParams,
    body: z.strictObject({
      name: z.string().max(60),
      connector: z.string().max(60),
      settings: settings.default({}),
      secrets: secrets.default({}),
      goneAfterDays: goneAfterDays.default(null),
      /** This very host and port may be private or unencrypted; for owners. */
      allowHost: z.boolean().default(false),
    }),
    answer: made,
    status: 201,
  }),
  defineRoute({
    name: 'sources.edit',
    method: 'PATCH',
    path: ofSource,
    summary: 'Changes a source; what is not named stays, secrets too. A setting that is null is taken away.',
    permission: 'manage-sources',
    params: sourceParams,
    body: z.strictObject({
      name: z.string().max(60).optional(),
      settings: settings.default({}),
      secrets: secrets.default({}),
      goneAfterDays: goneAfterDays.optional(),
      isPaused: z.boolean().optional(),
      allowHost: z.boolean().optional(),
    }),
    answer: made,
  }),
  defineRoute({
    name: 'sources.check',
    method: 'POST',
    path: `${ofSource}/check`,
    summary: 'Asks the tool for little: which lists may be read, and whether its answers look as assumed. No value is shown.',
    permission: 'manage-sources',
    params: sourceParams,
    answer: z.object({
      state: sourceState,
      problem: z.object({ code: z.string(), sentence: z.string(), causes: z.array(z.string()), remedy: z.string() }).nullable(),
      probed: z.array(z.object({ stream: z.string(), isPermitted: z.boolean(), code: z.string().nullable() })),
      findings: z.array(
        z.object({
          stream: z.string(),
          rows: z.int(),
          refused: z.int(),
          code: z.string().nullable(),
          /** Names of members that came in no row, that nobody knew, or whose type is another. */
          missing: z.array(z.string()),
          fresh: z.array(z.string()),
          retyped: z.array(z.object({ path: z.string(), assumed: z.string(), found: z.string() })),
        }),
      ),
    }),
  }),
  defineRoute({
    name: 'sources.ingest',
    method: 'POST',
    path: `${ofSource}/ingest`,
    summary: 'Begins to read a source, and looks at its mapping afterwards. It goes on in the hub.',
    permission: 'manage-sources',
    params: sourceParams,
    body: z.strictObject({
      /** Believe that more than a fifth of a list is gone at once. */
      acceptGone: z.boolean().default(false),
      /** For a source that reads files. */
      file: z.strictObject({ name: z.string().min(1).max(200), base64: z.base64().max(11_000_000) }).optional(),
    }),
    bodyBytes: 11_500_000,
    answer: z.object({ isStarted: z.boolean() }),
    status: 202,
  }),
  defineRoute({
    name: 'sources.remove',
    method: 'POST',
    path: `${ofSource}/remove`,
    summary: 'Removes a source and its secrets, with its records or without. The tool is not touched.',
    permission: 'manage-sources',
    params: sourceParams,
    body: z.strictObject({ keepRecords: z.boolean() }),
    answer: z.object({ removed: z.string(), records: z.int(), keptRecords: z.boolean() }),
  }),
] as const;
