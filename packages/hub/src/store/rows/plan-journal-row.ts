/** A request of a plan, as it was written down before it left. */
export interface PlanJournalRow {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  readonly act: 'create' | 'update' | 'delete';
  readonly entity: string;
  readonly recordKey: string | null;
  readonly marker: string | null;
  readonly sent: Readonly<Record<string, string | number | boolean | null>>;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
  readonly answer: 'answered' | 'refused' | 'silent' | 'unsent' | null;
  readonly status: number | null;
  readonly answeredKey: string | null;
  /** Of all the rest; null: from before there were hashes. */
  readonly rowHash: Buffer | null;
}
