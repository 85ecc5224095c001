/** A device of a client. Absent is null. */
export interface AssetRecord {
  readonly id: string;
  /** Devices are compared within one client only: where this is null or another, nothing is. */
  readonly clientId: string | null;
  readonly name: string | null;
  readonly serial: string | null;
  readonly biosUuid: string | null;
  readonly macs: readonly string[];
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly os: string | null;
  /** Who uses it, or was last seen at it. */
  readonly user: string | null;
  /** When it was last seen, as its source writes it. */
  readonly lastSeen: string | null;
  /** The id of the other list, where somebody stored it here before. */
  readonly externalId: string | null;
}
