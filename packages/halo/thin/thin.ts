// Temporary: replaced by the real client.
import type { HaloEntity } from '../src/entity.ts';
import type { HaloRow, HaloPage } from '../src/row.ts';
export const unlimitedBudget = () => ({ take: async () => {}, refused() {}, reading: () => ({ limit: 1e9, windowMs: 1, used: 0, waiting: { interactive: 0, write: 0, background: 0 }, nextAt: null, refused: 0 }) });
export function sliceRows(text: string, start: number): string[] {
  const out: string[] = []; let depth = 0; let from = 0; let i = start + 1;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === 34) { for (;;) { i = text.indexOf('"', i + 1); let b = i - 1; while (text.charCodeAt(b) === 92) b--; if ((i - b) & 1) break; } }
    else if (c === 123 || c === 91) { if (depth++ === 0) from = i; }
    else if (c === 125 || c === 93) { if (depth === 0) break; if (--depth === 0) out.push(text.slice(from, i + 1)); }
    i++;
  }
  return out;
}
export function compileDecoder(entity: HaloEntity) {
  const fields = Object.entries(entity.fields);
  return (row: HaloRow) => {
    const values: Record<string, unknown> = {}; let unreadable: string | null = null;
    for (const [name, f] of fields) {
      const v = row.value[f.wire]; let out: unknown = v ?? null;
      if (out !== null) {
        if (f.kind === 'integer') { out = Number(v); if (!Number.isSafeInteger(out)) out = null; }
        else if (f.kind === 'decimal' || f.kind === 'money') out = Number.isFinite(Number(v)) ? String(v) : null;
        else if (f.kind === 'boolean') out = v === true || v === 1 || v === 'true';
        else if (f.kind === 'instant') { const d = new Date(/Z|[+-]\d\d:?\d\d$/.test(String(v)) ? String(v) : String(v) + 'Z'); out = Number.isNaN(+d) || d.getUTCFullYear() < 1970 || d.getUTCFullYear() > 9998 ? null : d.toISOString(); }
        else if (f.kind !== 'json') out = String(v).replaceAll('\0', '\ufffd').toWellFormed();
      }
      if (out === null && entity.key.includes(name)) unreadable = `The key ${name} cannot be read.`;
      values[name] = out;
    }
    return { values, unreadable, notes: [] as { field: string; problem: string }[] };
  };
}
export function createHalo(o: { address: { resourceServer: string; authServer: string; tenant: string | null }; credentials: { clientId: string; clientSecret: () => string } }) {
  let token: Promise<string> | null = null;
  const sign = () => (token ??= fetch(`${o.address.authServer}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: o.credentials.clientId, client_secret: o.credentials.clientSecret(), scope: 'all' }) }).then(async (r) => ((await r.json()) as { access_token: string }).access_token));
  const get = async (path: string, query: Record<string, string> = {}) => {
    const r = await fetch(`${o.address.resourceServer}/${path}?${new URLSearchParams(query)}`, { headers: { authorization: `Bearer ${await sign()}` } });
    const raw = await r.text(); if (!r.ok) throw new Error(`${path} ${r.status} ${raw.slice(0, 200)}`);
    return { status: r.status, json: JSON.parse(raw), raw, serverTime: Date.parse(r.headers.get('date') ?? '') };
  };
  return {
    address: o.address, get, meter: unlimitedBudget().reading, close: async () => {},
    signIn: async () => ({ grantedScopes: null, requestedScopes: ['all'], agent: null, expiresAt: 0 }),
    read: async (e: HaloEntity, id: number | string) => { const a = await get(`${e.path}/${id}`, e.detail ?? {}); return { value: a.json, raw: a.raw }; },
    listIds: async () => [],
    async *listPages(e: HaloEntity, p: { query?: Record<string, string | undefined>; fromPage?: number; pageSize?: number; order?: { field: string; descending: boolean } } = {}): AsyncGenerator<HaloPage> {
      if (e.source.by === 'embedded') return; const l = e.source.list;
      let got = 0;
      for (let pageNo = p.fromPage ?? 1; ; pageNo++) {
        const q: Record<string, string> = { ...l.query };
        for (const [k, v] of Object.entries(p.query ?? {})) if (v !== undefined) q[k] = v;
        if (l.paged) Object.assign(q, { pageinate: 'true', page_size: String(p.pageSize ?? l.pageSize), page_no: String(pageNo) });
        if (p.order) Object.assign(q, { order: p.order.field, orderdesc: String(p.order.descending) }); else if (l.order) Object.assign(q, { order: l.order, orderdesc: 'false' });
        const a = await get(e.path, q);
        const bare = Array.isArray(a.json); const key = bare ? null : (l.keys.find((k) => Array.isArray(a.json[k])) ?? Object.keys(a.json).find((k) => Array.isArray(a.json[k]) && k !== 'columns'));
        const list = (bare ? a.json : a.json[key ?? '']) as Record<string, unknown>[];
        const raws = sliceRows(a.raw, a.raw.indexOf('[', bare ? 0 : a.raw.indexOf(`"${key}":`)));
        got += list.length; const rc = bare ? null : (a.json.record_count ?? null);
        const isLast = bare || !l.paged || list.length === 0;
        if (list.length === 0 && pageNo > 1) return;
        yield { pageNo, rows: list.map((value, i) => ({ value, raw: raws[i] ?? '' })), notRows: [], recordCount: rc, isBareArray: bare, serverTime: a.serverTime, isLast };
        if (isLast || (rc !== null && got >= rc && !p.fromPage)) return;
      }
    },
  };
}
