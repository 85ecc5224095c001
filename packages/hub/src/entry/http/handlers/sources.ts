import type { ApiRoutes } from '@sundog/api';
import type { Connector } from '@sundog/connectors';
import type { SourceCheck } from '../../../features/sources/check-source.ts';
import { Secret } from '../../../foundation/secret.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { seesSourcesOf, visibleSource } from '../api/visible-source.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

const sealed = (secrets: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(secrets).map(([name, text]) => [name, new Secret(text)]));

/** Sources: the tools that are read. */
export const sourceHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'sources'>> = {
  'sources.connectors': async ({ hub }) => ({ items: (await hub.sources.connectors()).map(describeConnector) }),
  'sources.list': async ({ hub, membership }) => ({
    items: withIsoDates((await hub.sources.list()).filter(({ connectionId }) => seesSourcesOf(membership, connectionId))),
  }),
  'sources.show': async ({ hub, membership, params }) => {
    await visibleSource(hub, membership, params.sourceId);
    const { secrets, ...shown } = await hub.sources.show(`#${params.sourceId}`);
    return withIsoDates({ ...shown, keptFields: secrets });
  },
  'sources.create': ({ hub, params: { connectionId }, body: { secrets, ...body } }) =>
    hub.sources.add({ ...body, connectionId, secrets: sealed(secrets) }),
  'sources.edit': async ({ hub, membership, params, body: { secrets, ...body } }) => {
    const { id } = await visibleSource(hub, membership, params.sourceId);
    return hub.sources.edit({ ...withoutAbsent(body), source: `#${id}`, secrets: sealed(secrets) });
  },
  'sources.check': async ({ hub, membership, params }) => {
    const { id } = await visibleSource(hub, membership, params.sourceId);
    return describeCheck(await hub.sources.check({ source: `#${id}` }));
  },
  'sources.ingest': async ({ house, hub, membership, params, body: { acceptGone, file } }) => {
    const { id } = await visibleSource(hub, membership, params.sourceId);
    const source = `#${id}`;
    await hub.sources.assertReadable({ source, hasFile: file !== undefined });
    const given = file ? { file: await hub.sources.fileOf(file.name, Buffer.from(file.base64, 'base64')) } : {};
    await house.runInBackground(`reading of source ${id}`, async (signal) => {
      await hub.sources.ingest({ source, acceptGone, signal, ...given });
      await hub.mapping.refreshAfterRead(source);
    });
    return { isStarted: true };
  },
  'sources.remove': async ({ hub, membership, params, body }) => {
    const { id } = await visibleSource(hub, membership, params.sourceId);
    return hub.sources.remove({ source: `#${id}`, keepRecords: body.keepRecords });
  },
};

function describeConnector({ name, title, kind, docs, settings }: Connector) {
  return {
    ...{ name, title, kind, docs },
    settings: settings.map((field) => ({
      name: field.name,
      label: field.label,
      help: field.help,
      required: field.required,
      type: field.type,
      placeholder: field.placeholder ?? null,
      default: 'default' in field ? (field.default ?? null) : null,
      choices: field.type === 'choice' ? field.choices : [],
      keys: field.type === 'map' ? field.keys : [],
      least: field.type === 'number' ? field.least : null,
      most: field.type === 'number' ? field.most : null,
    })),
  };
}

function describeCheck({ state, problem, probed, findings }: SourceCheck) {
  return {
    state,
    problem: problem && {
      code: problem.reason,
      sentence: problem.message,
      causes: problem.causes,
      remedy: problem.remedy,
    },
    probed,
    findings: findings.map(({ stream, rows, refused, code, differences }) => ({
      ...{ stream, rows, refused, code },
      missing: differences.flatMap(({ missing }) => missing),
      fresh: differences.flatMap(({ fresh }) => fresh),
      retyped: differences.flatMap(({ retyped }) => retyped),
    })),
  };
}

/** The same without members that are undefined: absent is said by absence. */
function withoutAbsent<Body extends object>(body: Body): { [Name in keyof Body]: Exclude<Body[Name], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Body]: Exclude<Body[Name], undefined>;
  };
}
