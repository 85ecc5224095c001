import type { ApiRoutes, RouteAnswer, RouteEvent, RouteInput } from '@sundog/api';
import type { RouteName } from './route-table.ts';

type RouteOf<Name extends RouteName> = Extract<ApiRoutes[number], { readonly name: Name }>;
type Part = 'params' | 'query' | 'body';

/** One part of what a route takes: absent where it takes none, optional where each of its members is. */
type Given<Name extends RouteName, Member extends Part> = RouteInput<RouteOf<Name>>[Member] extends undefined
  ? unknown
  : Partial<RouteInput<RouteOf<Name>>[Member]> extends RouteInput<RouteOf<Name>>[Member]
    ? { readonly [One in Member]?: RouteInput<RouteOf<Name>>[Member] }
    : { readonly [One in Member]: RouteInput<RouteOf<Name>>[Member] };

/** What a call of this route takes. */
export type CallInput<Name extends RouteName> = Given<Name, 'params'> & Given<Name, 'query'> & Given<Name, 'body'>;

/** What a call of this route answers with. */
export type CallAnswer<Name extends RouteName> = RouteAnswer<RouteOf<Name>>;

/** One event of a route that answers with events. */
export type EventOf<Name extends RouteName> = RouteEvent<RouteOf<Name>>;
