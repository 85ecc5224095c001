import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { AlertSeverity, SourceAlert } from '../kit/records/source-alert.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { instantOfText, textOf } from '../kit/rows/read-values.ts';
import { readClientIds } from './client-ids.ts';

const alert = z.object({
  id: z.number().int(),
  alert_type: z.string().nullish(),
  severity: z.string().nullish(),
  message: z.string().nullish(),
  alert_time: z.string().nullish(),
  resolved: z.boolean().nullish(),
  resolved_on: z.string().nullish(),
  hidden: z.boolean().nullish(),
  client: z.string().nullish(),
  agent_id: z.string().nullish(),
  assigned_check: z.number().nullish(),
  assigned_task: z.number().nullish(),
});

const severities: Readonly<Record<string, AlertSeverity>> = { error: 'major', warning: 'minor' };

/**
 * `PATCH /alerts/` with a filter reads a list: those that are not resolved, snoozed ones among them. Source: the program itself
 * (amidaware/tacticalrmm, alerts/views.py).
 */
export const alerts = defineSourceStream({
  question: () => ({
    method: 'PATCH',
    path: 'alerts/',
    body: { kind: 'json', json: { resolvedFilter: false, snoozedFilter: true } },
    isRepeatable: true, // it reads
  }),
  paging: onePage,
  rows: listAt(),
  row: alert,
  before: readClientIds,
  record: (row, { before }): SourceAlert | null => {
    if (row.hidden === true) return null;
    const cause = row.assigned_check ?? row.assigned_task ?? null;
    const type = textOf(row.alert_type);
    return {
      id: String(row.id),
      companyId: before.get(textOf(row.client) ?? '') ?? null,
      deviceId: textOf(row.agent_id),
      condition: type === null ? null : cause === null ? type : `${type} ${cause}`,
      severity: severities[row.severity ?? ''] ?? 'info',
      title: textOf(row.message) ?? type ?? 'Alert',
      text: textOf(row.message),
      raisedAt: instantOfText(row.alert_time),
      clearedAt: instantOfText(row.resolved_on),
      state: row.resolved === true ? 'cleared' : 'open',
    };
  },
});
