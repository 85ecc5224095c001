/** Which requests a fault is for. Everything that is given must fit. */
export interface FaultMatch {
  /** A regular expression over the path without `/api`, lower-case: `^tickets$`, `^auth/token$`. */
  readonly path?: string;
  /** The entity whose path it is, instead of `path`. */
  readonly entity?: string;
  readonly method?: string;
  /** Which of the requests that fit otherwise, from 1. */
  readonly requests?: number | readonly number[];
  /** The `page_no` that is asked for. */
  readonly page?: number | readonly number[];
}

export const faultKinds = [
  'status',
  'html',
  'login-page',
  'truncate',
  'content-length',
  'reset',
  'stall',
  'drip',
  'gzip-bomb',
  'oversized',
  'duplicate-page',
  'cap-page',
  'record-count',
  'bare-array',
  'unknown-key',
  'invalid-utf8',
  'token-invalidated',
  'expires-in',
  'invalid-client',
  'insert-rows',
  'delete-rows',
  'edit-rows',
  'reorder',
  'clock-jump',
  'hide-clients',
  'deny-area',
  'retype-field',
  'drop-field',
  'add-field',
  'commit-then-reset',
  'delayed-commit',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/**
 * One planned fault. Arguments by kind:
 * `status` {status, retryAfter?, body?}; `truncate` {at}; `content-length` {by}; `reset` {at?: bytes, absent = before headers};
 * `stall` {at?}; `drip` {bytes, everyMs}; `gzip-bomb` {megabytes}; `oversized` {megabytes}; `cap-page` {size};
 * `record-count` {says: 'over' | 'under' | 'missing' | 'text' | 'changing' | number}; `unknown-key` {key}; `expires-in` {says};
 * `insert-rows`, `delete-rows` and `edit-rows` {entity, count}; `clock-jump` {ms}; `hide-clients` {keep: how many the agent still sees};
 * `deny-area` {area}; `retype-field` {field, to: 'text' | 'number' | 'array' | 'object' | 'bool-number', rows?};
 * `drop-field` {field}; `add-field` {field, value}; `delayed-commit` {ms}.
 */
export interface FaultRule {
  readonly match: FaultMatch;
  readonly fault: FaultKind;
  readonly args?: Readonly<Record<string, unknown>>;
  /** How often it strikes. Default: 1 without `requests` and `page`, else as often as these fit. */
  readonly times?: number;
}

/** A fault that struck. */
export interface Strike {
  readonly seq: number;
  readonly rule: number;
  readonly fault: FaultKind;
  readonly method: string;
  readonly path: string;
}
