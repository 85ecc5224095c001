import type { RouteAnswer, RouteDefinition, RouteParsed } from '@sundog/api';
import type { Membership, Principal } from '../../../engine/access/principal.ts';
import type { RequestOrigin } from '../../../foundation/actor.ts';
import type { House } from '../../house.ts';
import type { Hub } from '../../hub.ts';
import type { Reach } from './reach.ts';

/** A request as a handler sees it: parsed, and permitted already. */
export interface ApiRequest<R extends RouteDefinition> extends RouteParsed<R> {
  readonly house: House;
  /** Null on public routes, where nobody need be signed in. */
  readonly principal: R['permission'] extends 'public' ? Principal | null : Principal;
  /** The hub of the workspace that the path names, acting as the principal; absent where the path names none. */
  readonly hub: R['path'] extends `${string}:workspaceId${string}` ? Hub : null;
  readonly membership: R['path'] extends `${string}:workspaceId${string}` ? Membership : null;
  readonly origin: RequestOrigin;
  /** How the console was reached. */
  readonly reach: Reach;
  /** `Idempotency-Key`: up to 200 visible characters; null: none came, or none that can be used. */
  readonly idempotencyKey: string | null;
  /** What follows the path, from the question mark on, as it came. */
  readonly search: string;
  /** One cookie of ours; null: it is not there. */
  readonly readCookie: (purpose: 'session' | 'single-sign-on') => string | null;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
  /** Asks anew who the caller is and whether the route is still permitted: for work that goes on. Null: it no longer is. */
  readonly stillMay: () => Promise<Membership | null>;
  /** Sets a header of the answer: cookies, file names. */
  readonly setHeader: (name: string, value: string | readonly string[]) => void;
}

/** What a handler of a file gives. */
export interface FileAnswerBody {
  readonly type: string;
  /** As the browser saves it; cleaned by the door. */
  readonly fileName: string;
  readonly content: AsyncIterable<string | Uint8Array> | string | Uint8Array;
}

/** Where a route sends the browser on to. */
export interface RedirectAnswerBody {
  readonly location: string;
}

/** What the handler of a route gives: JSON, events, a file, another place, or nothing. */
export type HandlerAnswer<R extends RouteDefinition> = R['answer'] extends { readonly kind: 'events' }
  ? AsyncIterable<unknown>
  : R['answer'] extends { readonly kind: 'file' }
    ? FileAnswerBody
    : R['answer'] extends { readonly kind: 'redirect' }
      ? RedirectAnswerBody
      : Unchanged<RouteAnswer<R>>;

/** The same, as something that is only read: what a desk gives need not be copied to be sent. */
type Unchanged<T> = T extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : T extends object
    ? { readonly [Member in keyof T]: Unchanged<T[Member]> }
    : T;

/** What answers a route. */
export type Handler<R extends RouteDefinition> = (request: ApiRequest<R>) => Promise<HandlerAnswer<R>> | HandlerAnswer<R>;

/** The handlers of some routes, by name. Leaving one out, or answering otherwise than the route says, does not compile. */
export type HandlersOf<Routes extends readonly RouteDefinition[]> = {
  readonly [R in Routes[number] as R['name']]: Handler<R>;
};
