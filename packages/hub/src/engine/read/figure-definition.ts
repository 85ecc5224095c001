import type { RecordFilter } from '@sundog/api';

/** The moments that a figure may go by. */
export interface FigureMoment {
  readonly now: Date;
  /** The beginning of Monday, in the zone of whoever looks. */
  readonly weekBegan: Date;
}

/** A figure of the overview: how many rows a question yields. The same question opens the rows. */
export interface FigureDefinition {
  /** `open-tickets`: unique. */
  readonly id: string;
  readonly title: string;
  /** What exactly is counted, for people. */
  readonly sentence: string;
  /** By table name. */
  readonly entity: string;
  readonly filters: (moment: FigureMoment) => readonly RecordFilter[];
  /** Default: that of the table. */
  readonly sort?: string;
  /** Shown in place of the count: this column of the first row. */
  readonly shows?: string;
}

const dayMs = 86_400_000;

/** That many days before or behind a moment, ISO 8601. */
export function daysFrom(moment: Date, days: number): string {
  return new Date(moment.getTime() + days * dayMs).toISOString();
}
