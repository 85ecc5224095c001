/** A choice that this browser keeps: density, single keys. Null: none, or this browser keeps nothing. */
export function readChoice(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is switched off: the choice holds until the page is left
  }
}

/** Keeps a choice, where this browser keeps anything. */
export function keepChoice(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is switched off or full: the choice holds until the page is left.
  }
}
