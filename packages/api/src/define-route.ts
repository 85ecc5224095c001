import type { z } from 'zod';
import type { Capability } from './capabilities.ts';

/**
 * Who may call a route: anyone, anyone signed in, the owner of the installation, or whoever has this capability in the workspace that the
 * path names.
 */
export type Permission = 'public' | 'signed-in' | 'installation-owner' | Capability;

/** Server-sent events, each with this shape in its `data`. */
export interface EventsAnswer<Event extends z.ZodType = z.ZodType> {
  readonly kind: 'events';
  readonly event: Event;
}

/** A file, with one of these content types. */
export interface FileAnswer {
  readonly kind: 'file';
  readonly types: readonly string[];
}

/** Another place of this site, to which the browser is sent on (303). Browsers come to such a route from elsewhere. */
export interface RedirectAnswer {
  readonly kind: 'redirect';
}

/** What a route answers with. `null`: nothing (204). */
export type Answer = z.ZodType | EventsAnswer | FileAnswer | RedirectAnswer | null;

/** One route of the API. */
export interface RouteDefinition<
  Params extends z.ZodObject | undefined = z.ZodObject | undefined,
  Query extends z.ZodObject | undefined = z.ZodObject | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Out extends Answer = Answer,
> {
  /** `connections.list`: area and verb; unique; also the operation id of OpenAPI and the key of the handler. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** With `:names` for every member of `params`. */
  readonly path: `/api/v1/${string}`;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly permission: Permission;
  readonly params?: Params;
  /** Members are strings on the way in: use `z.coerce`. */
  readonly query?: Query;
  readonly body?: Body;
  /** The most bytes that a body may have. Default: 64 KiB. */
  readonly bodyBytes?: number;
  readonly answer: Out;
  /** Status of success. Default 200, or 204 where the answer is null. */
  readonly status?: 200 | 201 | 202 | 204;
  /**
   * Whether the route works within a session that has not passed its second factor, or must still change something. Only signing in and out.
   */
  readonly beforeSecondFactor?: boolean;
  /**
   * Whether the route answers for a connection too that another workspace shows to the one in the path. Only what reads the mirror: to every
   * other route such a connection is not there.
   */
  readonly readsLinked?: boolean;
}

/**
 * Declares a route. It does nothing: the hub serves it by the handler of the same name, the web calls it through its types, and the
 * OpenAPI document follows from it.
 *
 * @example
 * export const renameConnection = defineRoute({
 *   name: 'connections.rename',
 *   method: 'PATCH',
 *   path: '/api/v1/workspaces/:workspaceId/connections/:connectionId',
 *   summary: 'Renames a connection.',
 *   permission: 'manage-connections',
 *   params: z.object({ workspaceId: id, connectionId: id }),
 *   body: z.strictObject({ name: z.string() }),
 *   answer: connection,
 * });
 */
export function defineRoute<
  const Name extends string,
  const Path extends `/api/v1/${string}`,
  const Needs extends Permission,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
  Out extends Answer = null,
>(
  route: RouteDefinition<Params, Query, Body, Out> & { readonly name: Name; readonly path: Path; readonly permission: Needs },
): RouteDefinition<Params, Query, Body, Out> & { readonly name: Name; readonly path: Path; readonly permission: Needs } {
  return route;
}

// A route that leaves a member out has `undefined` for it; one that has it must not have to look whether it is there.
type InputOf<T> = [Exclude<T, undefined>] extends [never]
  ? undefined
  : Exclude<T, undefined> extends infer S extends z.ZodType
    ? z.input<S>
    : undefined;
type OutputOf<T> = [Exclude<T, undefined>] extends [never]
  ? undefined
  : Exclude<T, undefined> extends infer S extends z.ZodType
    ? z.output<S>
    : undefined;

/** What a caller hands in: params, query and body before parsing. */
export interface RouteInput<R extends RouteDefinition> {
  readonly params: InputOf<R['params']>;
  readonly query: InputOf<R['query']>;
  readonly body: InputOf<R['body']>;
}

/** What a handler gets: params, query and body, parsed. */
export interface RouteParsed<R extends RouteDefinition> {
  readonly params: OutputOf<R['params']>;
  readonly query: OutputOf<R['query']>;
  readonly body: OutputOf<R['body']>;
}

/** What a JSON route answers with; undefined where it answers with nothing, and with events or a file by other means. */
export type RouteAnswer<R extends RouteDefinition> = R['answer'] extends z.ZodType ? z.output<R['answer']> : undefined;

/** One event of a route that answers with events. */
export type RouteEvent<R extends RouteDefinition> = R['answer'] extends {
  readonly kind: 'events';
  readonly event: infer Event extends z.ZodType;
}
  ? z.output<Event>
  : never;
