/** A query that the engine does not run; the message is what `report.load_error` says. Never leaves the engine. */
export class QueryRefusal extends Error {
  override readonly name = 'QueryRefusal';
}
