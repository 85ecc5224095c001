/** A user of a client. Absent is null. */
export interface PersonRecord {
  readonly id: string;
  /** Users are compared within one client only: where this is null or another, nothing is. */
  readonly clientId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly upn: string | null;
  readonly phone: string | null;
}
