/** The connectors and their kit, loaded when a source is first worked on: they weigh as much as much else of a start, and most commands need none. */
export function loadKit() {
  return import('@sundog/connectors');
}
