/** How bad an alert is, in our words. */
export type AlertSeverity = (typeof alertSeverities)[number];

/** Every severity, worst first. */
export const alertSeverities = ['critical', 'major', 'minor', 'info'] as const;

/** An alert as a tool knows it. */
export interface SourceAlert {
  /** The tool's own id: the same as long as the same thing is wrong. */
  readonly id: string;
  readonly companyId: string | null;
  readonly deviceId: string | null;
  /** What was watched, for joining alerts of one cause: device and condition together name it. */
  readonly condition: string | null;
  readonly severity: AlertSeverity;
  readonly title: string;
  readonly text: string | null;
  readonly raisedAt: Date | null;
  readonly clearedAt: Date | null;
  readonly state: 'open' | 'cleared';
}
