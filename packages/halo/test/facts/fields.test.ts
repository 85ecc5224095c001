import { describe, expect, it } from 'vitest';
import { haloEntities } from '../../src/entities/index.ts';
import type { HaloEntity } from '../../src/entity.ts';
import type { FieldKind, HaloField } from '../../src/fields/field.ts';
import { factsOf, type PublishedFacts, type PublishedMember } from './published-facts.ts';

/** The kinds that can read a member of this published type. */
function kindsFor(member: PublishedMember): readonly FieldKind[] {
  if (member.$ref || member.type === 'array' || member.type === 'object') return ['json'];
  if (member.type === 'integer') return ['integer'];
  if (member.type === 'number') return ['integer', 'decimal', 'money'];
  if (member.type === 'boolean') return ['boolean'];
  if (member.format === 'date-time') return ['instant'];
  if (member.format === 'uuid') return ['uuid', 'text'];
  return ['text', 'html'];
}

function publishedMembers(entity: HaloEntity, facts: PublishedFacts) {
  const detail = facts.members(entity.schema);
  const list = entity.listSchema === undefined ? undefined : facts.members(entity.listSchema);
  return { detail, list };
}

function* allFields(): Generator<{ entity: HaloEntity; name: string; field: HaloField<unknown> }> {
  for (const entity of haloEntities) for (const [name, field] of Object.entries(entity.fields)) yield { entity, name, field };
}

describe('the fields of every entity, against the published document', () => {
  it('every schema named is published', (context) => {
    const facts = factsOf(context);
    const absent = haloEntities.flatMap((entity) =>
      [entity.schema, entity.listSchema].filter((schema) => schema !== undefined && !facts.members(schema)),
    );
    expect(absent).toEqual([]);
  });

  it('every field reads a published member, by a kind that fits its type', (context) => {
    const facts = factsOf(context);
    const wrong: string[] = [];
    for (const { entity, name, field } of allFields()) {
      const { detail, list } = publishedMembers(entity, facts);
      const member = list?.[field.wire] ?? detail?.[field.wire];
      if (!member) wrong.push(`${entity.name}.${name}: ${field.wire} is not in ${entity.schema}`);
      else if (!kindsFor(member).includes(field.kind))
        wrong.push(
          `${entity.name}.${name}: ${field.kind} cannot read ${field.wire}, ${member.format ?? member.type ?? 'an object'}`,
        );
    }
    expect(wrong).toEqual([]);
  });

  it('a field stands on details only exactly when the published list row lacks it', (context) => {
    const facts = factsOf(context);
    const wrong: string[] = [];
    for (const { entity, name, field } of allFields()) {
      const { list } = publishedMembers(entity, facts);
      if (list && field.wire in list !== (field.from === 'list')) wrong.push(`${entity.name}.${name}`);
    }
    expect(wrong).toEqual([]);
  });

  it('what is volatile or redacted is published', (context) => {
    const facts = factsOf(context);
    const wrong: string[] = [];
    for (const entity of haloEntities) {
      const { detail, list } = publishedMembers(entity, facts);
      for (const wire of [...entity.volatile, ...entity.redact])
        if (!detail?.[wire] && !list?.[wire]) wrong.push(`${entity.name}: ${wire}`);
    }
    expect(wrong).toEqual([]);
  });

  it('every member that holds a secret is redacted', (context) => {
    const facts = factsOf(context);
    const kept: string[] = [];
    for (const entity of haloEntities) {
      const { detail, list } = publishedMembers(entity, facts);
      for (const [wire, member] of Object.entries({ ...list, ...detail })) {
        const canHold = member.type !== 'boolean' && member.format !== 'date-time';
        if (canHold && /password|secret|token|private_?key|new_\w*key$/i.test(wire) && !entity.redact.includes(wire))
          kept.push(`${entity.name}: ${wire}`);
      }
    }
    expect(kept).toEqual([]);
  });
});
