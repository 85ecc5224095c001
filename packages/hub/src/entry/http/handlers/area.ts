import type { RouteDefinition } from '@sundog/api';

/** The routes of one area, by the first word of their names. */
export type RoutesOfArea<Routes extends readonly RouteDefinition[], Area extends string> = readonly Extract<
  Routes[number],
  { readonly name: `${Area}.${string}` }
>[];
