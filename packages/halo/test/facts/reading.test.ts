import { describe, expect, it } from 'vitest';
import { haloEntities } from '../../src/entities/index.ts';
import type { HaloEntity, HaloList } from '../../src/entity.ts';
import { factsOf } from './published-facts.ts';

const listOf = (entity: HaloEntity): HaloList | null => (entity.source.by === 'embedded' ? null : entity.source.list);

describe('how every entity is read, against the published document', () => {
  it('covers every entity of the facts', (context) => {
    const facts = factsOf(context);
    expect(facts.entities).toHaveLength(48);
    const missing = facts.entities.filter(
      ({ path, schema }) => !haloEntities.some((entity) => `/api/${entity.path}` === path && entity.schema === schema),
    );
    expect(missing.map(({ entity }) => entity)).toEqual([]);
  });

  it('every path answers GET', (context) => {
    const facts = factsOf(context);
    expect(haloEntities.filter(({ path }) => !facts.methods(`/${path}`).has('get')).map(({ name }) => name)).toEqual([]);
  });

  it('sends only parameters that the list documents', (context) => {
    const facts = factsOf(context);
    const wrong: string[] = [];
    for (const entity of haloEntities) {
      const list = listOf(entity);
      if (!list) continue;
      const documented = facts.parameters(`/${entity.path}`);
      const sent = [
        ...Object.keys(list.query),
        ...(list.paged ? ['pageinate', 'page_size', 'page_no'] : []),
        ...(list.order === undefined ? [] : ['order', 'orderdesc']),
        ...(list.idsOnly === undefined ? [] : [list.idsOnly]),
        ...(entity.source.by === 'parent' ? [entity.source.parameter] : []),
        ...(entity.incremental.by === 'newest-first' || entity.incremental.by === 'highest-id' ? ['order', 'orderdesc'] : []),
        ...(entity.incremental.by === 'window' ? [entity.incremental.start, entity.incremental.end] : []),
      ];
      for (const parameter of sent) if (!documented?.has(parameter)) wrong.push(`${entity.name}: ${parameter}`);
    }
    expect(wrong).toEqual([]);
  });

  it('pages, orders and reads ids alone wherever the list documents it', (context) => {
    const facts = factsOf(context);
    const unused: string[] = [];
    for (const entity of haloEntities) {
      const list = listOf(entity);
      const documented = facts.parameters(`/${entity.path}`);
      if (!list || !documented) continue;
      if (list.paged !== documented.has('pageinate')) unused.push(`${entity.name}: pageinate`);
      if (list.paged && documented.has('order') && !list.order) unused.push(`${entity.name}: order`);
      if (list.paged && !list.idsOnly && (documented.has('idonly') || documented.has('ticketidonly')))
        unused.push(`${entity.name}: idonly`);
    }
    expect(unused).toEqual([]);
  });

  it('reads by id only where that is documented, with documented parameters', (context) => {
    const facts = factsOf(context);
    const wrong: string[] = [];
    for (const entity of haloEntities) {
      const documented = facts.parameters(`/${entity.path}/{id}`);
      for (const parameter of Object.keys(entity.detail ?? {}))
        if (!documented?.has(parameter)) wrong.push(`${entity.name}: ${parameter}`);
    }
    expect(wrong).toEqual([]);
  });

  it('writes only what POST and DELETE are documented for', (context) => {
    const facts = factsOf(context);
    const wrong = haloEntities.filter(
      ({ path, writable, deletable }) =>
        (writable && !facts.methods(`/${path}`).has('post')) || (deletable && !facts.methods(`/${path}/{id}`).has('delete')),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('names the scopes that the facts name, and says where they are inferred', (context) => {
    const facts = factsOf(context);
    const wrong: string[] = [];
    for (const fact of facts.entities) {
      const entity = haloEntities.find(({ path, schema }) => `/api/${path}` === fact.path && schema === fact.schema);
      if (!entity) continue;
      for (const [ours, theirs] of [
        [entity.scopes.read, fact.scopesRead],
        [entity.scopes.edit, fact.scopesEdit],
      ] as const) {
        const named = theirs.flatMap((text) => text.replace(/\(.*?\)/g, '').split('/')).map((text) => text.trim());
        const isPlain = theirs.every((text) => /^[\w:]+$/.test(text));
        const isRight = isPlain ? ours.join() === theirs.join() : ours.every((scope) => named.includes(scope));
        if (!isRight) wrong.push(`${entity.name}: ${ours.join()} instead of ${theirs.join()}`);
        const isDoubtful = [...fact.scopesRead, ...fact.scopesEdit].some((text) => /[(/]/.test(text));
        if (isDoubtful && !entity.quirks.some((quirk) => /scope|guarded/i.test(quirk)))
          wrong.push(`${entity.name}: no word of the doubt`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
