import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { pageNumber } from '../kit/paging/page-number.ts';
import type { AlertSeverity, SourceAlert } from '../kit/records/source-alert.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { instantOfEpoch, textOf } from '../kit/rows/read-values.ts';
import { totalCount } from './total-count.ts';

const alert = z.object({
  alertUid: z.string().min(1),
  priority: z.string().nullish(),
  diagnostics: z.string().nullish(),
  resolved: z.boolean().nullish(),
  resolvedOn: z.union([z.number(), z.string()]).nullish(),
  timestamp: z.union([z.number(), z.string()]).nullish(),
  alertContext: z.unknown(),
  alertSourceInfo: z
    .object({ deviceUid: z.string().nullish(), siteUid: z.string().nullish(), deviceName: z.string().nullish() })
    .nullish(),
});

const severities: Readonly<Record<string, AlertSeverity>> = {
  critical: 'critical',
  high: 'major',
  moderate: 'minor',
  low: 'minor',
};

/** `GET /api/v2/account/alerts/open`: what is open now; one that is gone from the list is resolved. Source: as for devices. */
export const alerts = defineSourceStream({
  question: () => ({ path: 'api/v2/account/alerts/open', query: { max: '250' } }),
  paging: pageNumber({ parameter: 'page', first: 0 }),
  rows: listAt('alerts'),
  expected: totalCount,
  row: alert,
  record: (row): SourceAlert => {
    const kind = textOf(memberAt(row.alertContext, ['@class']));
    const [firstLine = null] = textOf(row.diagnostics)?.split('\n', 1) ?? [];
    return {
      id: row.alertUid,
      companyId: textOf(row.alertSourceInfo?.siteUid),
      deviceId: textOf(row.alertSourceInfo?.deviceUid),
      condition: kind,
      severity: severities[(row.priority ?? '').toLowerCase()] ?? 'info',
      title: titleOf(kind) ?? firstLine ?? 'Alert',
      text: textOf(row.diagnostics),
      raisedAt: instantOfEpoch(row.timestamp),
      clearedAt: instantOfEpoch(row.resolvedOn),
      state: row.resolved === true ? 'cleared' : 'open',
    };
  },
});

/** `perf_disk_usage_ctx` is "Perf disk usage". */
function titleOf(kind: string | null): string | null {
  const words = kind?.replace(/_ctx$/, '').replaceAll('_', ' ').trim() ?? '';
  return words === '' ? null : words.charAt(0).toUpperCase() + words.slice(1);
}
