import { z } from 'zod';
import { capabilitiesOfRole, roles } from './capabilities.ts';
import type { RedirectAnswer, RouteDefinition } from './define-route.ts';
import { problem, problemType } from './problem.ts';

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of these routes. @param about its title and the hub's version */
export function describeRoutes(
  routes: readonly RouteDefinition[],
  about: { readonly title: string; readonly version: string },
): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      ...about,
      description:
        'The HTTP API of Sundog, the integration hub for HaloPSA. Every answer other than a success is a problem (RFC 9457).',
    },
    paths,
    components: {
      schemas: { Problem: toSchema(problem, 'output') },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'A key made under Settings, API keys.' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-sundog', description: 'The session of the console.' },
      },
    },
    tags: [...new Set(routes.map(areaOf))].map((name) => ({ name })),
  };
}

function describeRoute(route: RouteDefinition): Json {
  const { permission, params, query, body, answer } = route;
  const success = String(route.status ?? (answer === null ? 204 : isRedirect(answer) ? 303 : 200));
  return {
    operationId: route.name,
    tags: [areaOf(route)],
    summary: route.summary,
    description: describePermission(permission),
    ...(permission === 'public' ? { security: [] } : { security: [{ apiKey: [] }, { session: [] }] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: toSchema(body, 'input') } } } } : {}),
    responses: {
      [success]: { description: 'Success', ...contentOf(answer) },
      default: {
        description: 'Refused or failed',
        content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function areaOf({ name }: RouteDefinition): string {
  return name.split('.')[0] ?? name;
}

function describePermission(permission: RouteDefinition['permission']): string {
  if (permission === 'public') return 'Anyone may call it.';
  if (permission === 'signed-in') return 'Anyone who is signed in may call it.';
  if (permission === 'installation-owner') return 'The owner of the installation may call it.';
  const allowed = roles.filter((role) => capabilitiesOfRole[role].includes(permission));
  return `Needs the capability \`${permission}\`. Roles that have it: ${allowed.join(', ')}.`;
}

function isRedirect(answer: RouteDefinition['answer']): answer is RedirectAnswer {
  return answer !== null && 'kind' in answer && answer.kind === 'redirect';
}

function contentOf(answer: RouteDefinition['answer']): Json {
  if (answer === null || isRedirect(answer)) return {};
  if (answer instanceof z.ZodType) return { content: { 'application/json': { schema: toSchema(answer, 'output') } } };
  if (answer.kind === 'events') return { content: { 'text/event-stream': { schema: toSchema(answer.event, 'output') } } };
  return { content: Object.fromEntries(answer.types.map((type) => [type, {}])) };
}

function parametersOf(shape: z.ZodObject | undefined, place: 'path' | 'query'): readonly Json[] {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !schema.safeParse(undefined).success,
    schema: toSchema(schema, 'input'),
  }));
}

function toSchema(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
