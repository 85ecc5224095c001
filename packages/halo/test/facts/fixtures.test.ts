import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { haloEntities } from '../../src/entities/index.ts';
import type { HaloEntity } from '../../src/entity.ts';
import { factsOf, type PublishedMember } from './published-facts.ts';

const folder = new URL('../../src/fixtures/', import.meta.url);

type Row = Readonly<Record<string, unknown>>;

/** The rows of an entity's fixture, found as the definition says they stand in the answer. */
function fixtureRows(entity: HaloEntity): readonly Row[] {
  const answer: unknown = JSON.parse(readFileSync(new URL(`${entity.name}.json`, folder), 'utf8'));
  const { source } = entity;
  if (source.by === 'embedded') {
    const parent = haloEntities.find(({ name }) => name === source.parent);
    if (parent?.source.by !== 'list') return [];
    return rowsIn(answer, parent.source.list.keys).flatMap((row) => row[source.member] as readonly Row[]);
  }
  return rowsIn(answer, source.list.keys);
}

function rowsIn(answer: unknown, keys: readonly string[]): readonly Row[] {
  if (Array.isArray(answer)) return answer;
  const envelope = answer as Readonly<Record<string, unknown>>;
  return (keys.map((key) => envelope[key]).find(Array.isArray) ?? []) as readonly Row[];
}

function isOfType(value: unknown, member: PublishedMember): boolean {
  if (value === null) return true;
  if (member.$ref) return typeof value === 'object' && !Array.isArray(value);
  if (member.type === 'array') return Array.isArray(value);
  if (member.type === 'integer') return Number.isInteger(value);
  if (member.format === 'date-time') return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(value);
  if (member.format === 'uuid') return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
  return typeof value === member.type;
}

describe('the fixtures', () => {
  it('are one per entity', () => {
    expect(readdirSync(folder).sort()).toEqual(haloEntities.map(({ name }) => `${name}.json`).sort());
  });

  it('hold rows with a key, no two alike, and nothing redacted', () => {
    for (const entity of haloEntities) {
      const rows = fixtureRows(entity);
      const keys = rows.map((row) => entity.key.map((field) => row[entity.fields[field]?.wire ?? '']).join(':'));
      expect(rows.length, entity.name).toBeGreaterThan(0);
      expect(new Set(keys).size, entity.name).toBe(rows.length);
      expect(
        keys.filter((key) => /undefined|null/.test(key)),
        entity.name,
      ).toEqual([]);
      expect(
        rows.flatMap((row) => Object.keys(row)).filter((wire) => entity.redact.includes(wire)),
        entity.name,
      ).toEqual([]);
    }
  });

  it('hold only published members of list rows, with their JSON type', (context) => {
    const facts = factsOf(context);
    const wrong: string[] = [];
    for (const entity of haloEntities) {
      const members = facts.members(entity.listSchema ?? entity.schema);
      for (const row of fixtureRows(entity))
        for (const [wire, value] of Object.entries(row)) {
          const member = members?.[wire];
          if (!member) wrong.push(`${entity.name}: ${wire} is not published`);
          else if (!isOfType(value, member)) wrong.push(`${entity.name}: ${wire} is ${JSON.stringify(value)}`);
        }
    }
    expect(wrong).toEqual([]);
  });
});
