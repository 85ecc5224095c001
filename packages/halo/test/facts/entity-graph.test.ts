import { describe, expect, it } from 'vitest';
import { haloEntities } from '../../src/entities/index.ts';

const byName = new Map(haloEntities.map((entity) => [entity.name, entity]));

describe('the entities among each other', () => {
  it('have names of their own, in kebab-case', () => {
    expect(byName.size).toBe(haloEntities.length);
    expect(haloEntities.filter(({ name }) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('refer only to entities that exist', () => {
    const unknown: string[] = [];
    for (const { name, fields, source, incremental } of haloEntities) {
      const targets = Object.values(fields).map(({ refersTo }) => refersTo);
      if (source.by !== 'list') targets.push(source.parent);
      if (incremental.by === 'change-feed') targets.push(incremental.feed);
      for (const target of targets) if (target !== null && !byName.has(target)) unknown.push(`${name} -> ${target}`);
    }
    expect(unknown).toEqual([]);
  });

  it('have parents without a circle', () => {
    for (const { name } of haloEntities) {
      const seen = new Set<string>();
      for (let at = byName.get(name); at && at.source.by !== 'list'; at = byName.get(at.source.parent)) {
        expect(seen, `${at.name} is its own ancestor`).not.toContain(at.name);
        seen.add(at.name);
      }
    }
  });

  it('have keys, parent fields, watermarks and feed ids that are fields of theirs', () => {
    const missing: string[] = [];
    for (const { name, key, fields, source, incremental } of haloEntities) {
      const wanted: string[] = [...key];
      if (source.by !== 'list') wanted.push(source.parentField);
      if (incremental.by === 'newest-first') wanted.push(incremental.field);
      for (const field of wanted) if (fields[field]?.from !== 'list') missing.push(`${name}.${field}`);
      if (incremental.by === 'newest-first') expect(fields[incremental.field]?.kind).toBe('instant');
      if (incremental.by === 'change-feed')
        expect(byName.get(incremental.feed)?.fields[incremental.idField]?.refersTo).toBe(name);
      if (source.by !== 'list') expect(fields[source.parentField]?.refersTo, name).toBe(source.parent);
    }
    expect(missing).toEqual([]);
  });

  it('never map a member twice, nor one that is redacted', () => {
    for (const { name, fields, redact } of haloEntities) {
      const wires = Object.values(fields).map(({ wire }) => wire);
      expect(new Set(wires).size, name).toBe(wires.length);
      expect(
        wires.filter((wire) => redact.includes(wire)),
        name,
      ).toEqual([]);
    }
  });

  it('have fields of details only where there is a detail to read', () => {
    const never = haloEntities.filter(
      ({ detail, fields }) => detail === null && Object.values(fields).some(({ from }) => from === 'detail'),
    );
    expect(never.map(({ name }) => name)).toEqual([]);
  });

  it('call a flag a flag and a moment a moment', () => {
    const wrong: string[] = [];
    for (const { name, fields } of haloEntities)
      for (const [field, { kind }] of Object.entries(fields)) {
        if (/^(is|has|can)[A-Z]/.test(field) && kind !== 'boolean') wrong.push(`${name}.${field} is ${kind}`);
        if (kind === 'instant' && !/(At|By|From|Until)$|^day$/.test(field)) wrong.push(`${name}.${field} is an instant`);
      }
    expect(wrong).toEqual([]);
  });
});
