import type { Route, Schema } from './api-document.ts';

/** A call of the route as one would type it in a shell. `$SUNDOG_KEY` is an API key. */
export function curlExample(route: Route, origin: string): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => (/id$/i.test(name) ? '1' : name));
  const needed = route.parameters.filter(({ in: place, required }) => place === 'query' && required);
  const query = needed.map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(schema)))}`).join('&');
  const isPublic = route.description.startsWith('Anyone may call it');
  const body = route.requestBody?.content['application/json']?.schema;
  const lines = [
    `curl ${route.method === 'GET' ? '' : `-X ${route.method} `}'${origin}${path}${query === '' ? '' : `?${query}`}'`,
    ...(isPublic ? [] : [`  -H "Authorization: Bearer $SUNDOG_KEY"`]),
    ...(body
      ? [`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(sampleOf(body)).replaceAll("'", "'\\''")}'`]
      : []),
  ];
  return lines.join(' \\\n');
}

/** A value of this shape, to be replaced. */
function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return sampleOf(choice);
  if (schema.properties) {
    const members = Object.entries(schema.properties).filter(([name]) => schema.required?.includes(name));
    return Object.fromEntries(members.map(([name, member]) => [name, sampleOf(member)]));
  }
  if (schema.type === 'array') return schema.items ? [sampleOf(schema.items)] : [];
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  return schema.type === 'object' ? {} : '...';
}
