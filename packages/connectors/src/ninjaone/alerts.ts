import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { AlertSeverity, SourceAlert } from '../kit/records/source-alert.ts';
import { keyText } from '../kit/rows/key-text.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { instantOfEpoch, textOf } from '../kit/rows/read-values.ts';

const alert = z.object({
  uid: z.string(),
  deviceId: z.number().int().nullish(),
  message: z.string().nullish(),
  createTime: z.number().nullish(),
  sourceType: z.string().nullish(),
  sourceName: z.string().nullish(),
  subject: z.string().nullish(),
  severity: z.string().nullish(),
  conditionName: z.string().nullish(),
});

const severities: Readonly<Record<string, AlertSeverity>> = {
  CRITICAL: 'critical',
  MAJOR: 'major',
  MODERATE: 'minor',
  MINOR: 'minor',
};

/** `GET /v2/alerts`: the conditions that are triggered now, whole. One that is gone from the list has been reset. */
export const alerts = defineSourceStream({
  question: () => ({ path: 'v2/alerts' }),
  paging: onePage,
  rows: listAt(),
  row: alert,
  record: (row): SourceAlert => ({
    id: row.uid,
    companyId: null,
    deviceId: keyText(row.deviceId),
    condition: textOf(row.conditionName) ?? textOf(row.sourceName) ?? textOf(row.sourceType),
    severity: severities[row.severity ?? ''] ?? 'info',
    title: textOf(row.subject) ?? textOf(row.message) ?? 'Alert',
    text: textOf(row.message),
    raisedAt: instantOfEpoch(row.createTime),
    clearedAt: null,
    state: 'open',
  }),
});
