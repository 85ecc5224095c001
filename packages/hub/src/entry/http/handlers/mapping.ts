import type { ApiRoutes } from '@sundog/api';
import type { Membership } from '../../../engine/access/principal.ts';
import { InvalidInputError } from '../../../foundation/errors/invalid-input.ts';
import type { MappingChange } from '../../../store/rows/mapping-batch-rows.ts';
import type { MappingKey, MappingKind } from '../../../store/rows/mapping-link-rows.ts';
import type { MappingTab } from '../../../store/rows/mapping-list-rows.ts';
import type { House } from '../../house.ts';
import type { Hub } from '../../hub.ts';
import { readMappingCursor, writeMappingCursor } from '../../mapping-cursor.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { mappedSource } from '../api/visible-source.ts';
import { withIsoDates } from '../api/with-iso-dates.ts';
import type { RoutesOfArea } from './area.ts';

/** Who asks about which source. */
interface MappingRequest {
  readonly hub: Hub;
  readonly membership: Membership;
  readonly params: { readonly sourceId: number };
}

const sourceOf = ({ hub, membership, params }: MappingRequest) => mappedSource(hub, membership, params.sourceId);

/** Devices and users follow their companies: the rest of the mapping is looked at in the background. */
async function withRefresh<T>(
  { hub, house }: { readonly hub: Hub; readonly house: House },
  source: string,
  act: Promise<T>,
): Promise<T> {
  const done = await act;
  house.runSoon(`mapping of source ${source}`, () => hub.mapping.refresh({ source }));
  return done;
}

/** Mapping: which record of HaloPSA a record of a source is. */
export const mappingHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'mapping'>> = {
  'mapping.show': async (request) => request.hub.mapping.show(await sourceOf(request)),
  'mapping.list': async (request) => {
    const { cursor, limit, kind, sort, tab = null, text = null } = request.query;
    const after = cursor === undefined ? null : readMappingCursor(cursor);
    const wish = { kind, sort, tab, text, after, limit };
    const page = await request.hub.mapping.list({ source: await sourceOf(request), ...wish });
    return { items: withIsoDates(page.rows), nextCursor: writeMappingCursor(page.next), total: page.total };
  },
  'mapping.targets': async (request) => {
    const { clientId = null, ...wish } = request.query;
    return { items: await request.hub.mapping.findTargets({ source: await sourceOf(request), clientId, ...wish }) };
  },
  'mapping.sites': async (request) => ({
    items: await request.hub.mapping.listSites({ source: await sourceOf(request), companyId: request.query.companyId }),
  }),
  'mapping.batches': async (request) => {
    const { cursor, limit } = request.query;
    const before = cursor === undefined ? null : Number(cursor) || 0;
    const rows = await request.hub.mapping.batches({ source: await sourceOf(request), before, limit: limit + 1 });
    const items = withIsoDates(rows.slice(0, limit));
    return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id) : null, total: null };
  },
  'mapping.refresh': async (request) => {
    const { hub, house } = request;
    const source = await sourceOf(request);
    await house.runInBackground(`mapping of source ${source}`, () => hub.mapping.refresh({ source }));
    return { isStarted: true };
  },
  'mapping.link': async (request) => {
    const source = await sourceOf(request);
    return withRefresh(request, source, request.hub.mapping.link({ source, links: [...request.body.links] }));
  },
  'mapping.unlink': async (request) => {
    const source = await sourceOf(request);
    return withRefresh(
      request,
      source,
      request.hub.mapping.unlink({ source, keys: await keysOf(request.hub, source, request.body) }),
    );
  },
  'mapping.ignore': async (request) => {
    const source = await sourceOf(request);
    const keys = await keysOf(request.hub, source, request.body);
    return withRefresh(request, source, request.hub.mapping.ignore({ source, keys, reason: request.body.reason }));
  },
  'mapping.restore': async (request) => {
    const source = await sourceOf(request);
    return withRefresh(
      request,
      source,
      request.hub.mapping.restore({ source, keys: await keysOf(request.hub, source, request.body) }),
    );
  },
  'mapping.confirm': async (request) => {
    const source = await sourceOf(request);
    const { keys, all } = request.body;
    const which = { ...(keys ? { keys: [...keys] } : {}), ...(all ? { all } : {}) };
    return withRefresh(request, source, request.hub.mapping.confirm({ source, ...which }));
  },
  'mapping.undo': async (request) => {
    const source = await sourceOf(request);
    return withRefresh(request, source, request.hub.mapping.undo({ source, batchId: request.params.batchId }));
  },
  'mapping.settings': async (request) => request.hub.mapping.readSettings(await sourceOf(request)),
  'mapping.preview-settings': async (request) => {
    const preview = await request.hub.mapping.previewSettings({ source: await sourceOf(request), patch: request.body });
    const { added, removed, moved, other } = preview;
    return { added: shorten(added), removed: shorten(removed), moved: shorten(moved), other };
  },
  'mapping.save-settings': async (request) =>
    request.hub.mapping.saveSettings({ source: await sourceOf(request), patch: request.body }),
  'mapping.export': async (request) => {
    const file = await request.hub.mapping.exportFile(await sourceOf(request));
    const content = `${JSON.stringify(file, null, 2)}\n`;
    return { type: 'application/json; charset=utf-8', fileName: `mapping-${request.params.sourceId}.json`, content };
  },
  'mapping.diff': async (request) => {
    const diff = await request.hub.mapping.diffFile({ source: await sourceOf(request), file: request.body.file });
    const { added, removed, changed, ...rest } = diff;
    return { ...rest, added: shorten(added), removed: shorten(removed), changed: shorten(changed) };
  },
  'mapping.import': async (request) => {
    const source = await sourceOf(request);
    return withRefresh(request, source, request.hub.mapping.importUnread({ source, file: request.body.file }));
  },
};

const mostShown = 200;

/** A count and the first of the changes. */
function shorten(changes: readonly MappingChange[]) {
  const first = changes.slice(0, mostShown).flatMap(({ before, after }) => {
    const key = after ?? before;
    if (key === null) return [];
    const { kind, sourceKey, siteName } = key;
    return [{ kind, sourceKey, siteName, before, after }];
  });
  return { count: changes.length, first };
}

interface WhichRecords {
  readonly keys?: readonly MappingKey[] | undefined;
  readonly matching?: { readonly kind: MappingKind; readonly tab: MappingTab; readonly text?: string | undefined } | undefined;
}

/** So many records at most in one act. */
const most = 20_000;

/** The records that a body means: these, or all that a tab and a text let through. @throws InvalidInputError */
async function keysOf(hub: Hub, source: string, { keys, matching }: WhichRecords): Promise<MappingKey[]> {
  if ((keys === undefined) === (matching === undefined)) throw new InvalidInputError('mapping', 'give either keys or matching');
  if (!matching) return [...(keys ?? [])];
  const { kind, tab, text = null } = matching;
  const { rows } = await hub.mapping.list({ source, kind, tab, text, sort: 'name', after: null, limit: most });
  return rows.map(({ sourceKey }) => ({ kind, sourceKey, siteName: '' }));
}
