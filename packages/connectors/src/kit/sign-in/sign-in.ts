import type { Question } from '../http/question.ts';
import type { Secret } from '../secret.ts';
import type { AnySettingValues } from '../settings/setting-field.ts';

/** What a sign-in gives: what is put on every question, and until when. */
export interface Ticket {
  readonly secret: Secret;
  /** Milliseconds since 1970; null: until it is refused. */
  readonly endsAt: number | null;
}

/** Asks the tool without a ticket. @throws SignInRefusedError for 400, 401 and 403, and the errors of the door */
export type AskOpenly = (question: Question) => Promise<unknown>;

/** One way to sign in. */
export interface SignIn {
  readonly kind:
    | 'none'
    | 'api-key-header'
    | 'basic'
    | 'client-credentials'
    | 'password-grant'
    | 'login-call'
    | 'json-rpc-visa'
    /** A session of its own (a websocket): the connector opens it and asks nothing through the door. */
    | 'custom';
  /** Whether signing in again can give another ticket: a key stays what it is, so a 401 is final. */
  readonly canRenew: boolean;
  /** Makes a ticket. */
  begin(settings: AnySettingValues, asks: { readonly ask: AskOpenly; readonly now: number }): Promise<Ticket>;
  /** Puts the ticket on a question. */
  stamp(question: Question, ticket: Ticket): Question;
  /** The ticket after an answer, where each answer brings a new one; null: it stays. */
  renew?(ticket: Ticket, json: unknown): Ticket | null;
}
