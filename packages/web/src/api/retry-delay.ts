/** Milliseconds before the next try: 1 s, 2 s, 4 s ... up to 30 s, each a little off so that many browsers do not come at once. */
export function retryDelay(tries: number, random: () => number = Math.random): number {
  return Math.round(Math.min(30_000, 1000 * 2 ** Math.min(tries, 5)) * (0.8 + 0.4 * random()));
}
