/** A query that the engine does not run; the message is what `report.load_error` says. Never leaves the engine. */
export class QueryRefusal extends Error {
  override readonly name = 'QueryRefusal';
}

/** What SQL Server's client says of a query that takes too long. */
export const TIMED_OUT = 'Execution Timeout Expired. The timeout period elapsed prior to completion of the operation.';
