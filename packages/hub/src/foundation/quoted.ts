/** A name as it is typed in a shell: in quotes where it needs them. */
export function quoted(name: string): string {
  return /^[\p{L}\p{N}._-]+$/u.test(name) ? name : `"${name}"`;
}
