import type { Schema } from './api-document.ts';

/**
 * A schema as people write shapes: `{ id: integer, name?: string }`, members on lines of their own, limits in words behind them. What comes
 * from the hub's own document; nothing in it is executed or trusted.
 */
export function describeShape(schema: Schema, depth = 0): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((one) => describeShape(one, depth)).join(' | ');
  if (schema.allOf) return schema.allOf.map((one) => describeShape(one, depth)).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.join(' | ');
  if (schema.type === 'array') return describeList(schema.items ?? {}, depth);
  if (schema.properties) return describeMembers(schema, depth);
  if (schema.type === 'object')
    return typeof schema.additionalProperties === 'object'
      ? `{ [name]: ${describeShape(schema.additionalProperties, depth)} }`
      : 'object';
  return `${schema.format ?? schema.type ?? 'anything'}${describeLimits(schema)}`;
}

function describeList(items: Schema, depth: number): string {
  const item = describeShape(items, depth);
  return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
}

function describeMembers(schema: Schema, depth: number): string {
  const inner = '  '.repeat(depth + 1);
  const lines = Object.entries(schema.properties ?? {}).map(
    ([name, member]) => `${inner}${name}${schema.required?.includes(name) ? '' : '?'}: ${describeShape(member, depth + 1)}`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function describeLimits({ minimum, maximum, minLength, maxLength, default: usual }: Schema): string {
  // 2^53 - 1 and 2^31 - 1 are the limits of the type, and tell nobody anything.
  const isOfType = (limit: number) => Math.abs(limit) >= 2_147_483_647;
  const limits = [
    minimum === undefined || isOfType(minimum) ? '' : `from ${minimum}`,
    maximum === undefined || isOfType(maximum) ? '' : `to ${maximum}`,
    minLength === undefined ? '' : `${minLength} characters or more`,
    maxLength === undefined ? '' : `${maxLength} characters at most`,
    usual === undefined ? '' : `default ${JSON.stringify(usual)}`,
  ].filter(Boolean);
  return limits.length === 0 ? '' : ` (${limits.join(', ')})`;
}
