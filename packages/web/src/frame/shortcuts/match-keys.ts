/** What was pressed, as far as it matters here. */
export interface Press {
  readonly key: string;
  readonly hasMod: boolean;
  readonly hasAlt: boolean;
  /** Whether something is being typed: a field, a list that is open. */
  readonly isTyping: boolean;
}

/** What a press comes to: the keys as they are written in a shortcut, and what to wait with. */
export interface Match {
  /** `g o`, `mod+k`, `?`; null: nothing to do. */
  readonly keys: string | null;
  /** The first of two keys, waited with until the next press. */
  readonly pending: string | null;
}

/**
 * Reads a press. Single keys are for whoever types nothing; with Ctrl or Cmd a shortcut works everywhere. A key that begins a pair waits.
 * @param pending the key that waits, or null
 * @param known every shortcut there is
 */
export function matchKeys(press: Press, pending: string | null, known: ReadonlySet<string>): Match {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const none: Match = { keys: null, pending: null };
  if (press.hasMod) return known.has(`mod+${key}`) && !press.hasAlt ? { keys: `mod+${key}`, pending: null } : none;
  if (press.isTyping || press.hasAlt) return none;
  if (pending !== null) {
    const pair = `${pending} ${key}`;
    if (known.has(pair)) return { keys: pair, pending: null };
  }
  if (known.has(key)) return { keys: key, pending: null };
  return { keys: null, pending: [...known].some((keys) => keys.startsWith(`${key} `)) ? key : null };
}
