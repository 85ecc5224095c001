import { z } from 'zod';
import { defineSourceStream } from '../kit/define-source-stream.ts';
import { onePage } from '../kit/paging/one-page.ts';
import type { SourceAlert } from '../kit/records/source-alert.ts';
import { listAt } from '../kit/rows/list-at.ts';
import { instantOfText, textOf } from '../kit/rows/read-values.ts';
import { companyIdOf, readCompanyIds } from './company-ids.ts';
import { hidOf } from './devices.ts';

const planRun = z.object({
  PlanId: z.string().min(1),
  PlanName: z.string().nullish(),
  CompanyName: z.string().nullish(),
  ComputerHid: z.string().nullish(),
  ComputerName: z.string().nullish(),
  LastStart: z.string().nullish(),
  ErrorMessage: z.string().nullish(),
  FilesFailed: z.number().nullish(),
});

/**
 * `GET /api/Monitoring`: the latest run of every plan, whole. A run with a message of an error, or with files that failed, is an alert; it is
 * cleared by a run without. The numbers of `Status` are not relied on: nothing read says what they mean. Source: the vendor's help pages.
 */
export const alerts = defineSourceStream({
  question: () => ({ path: 'api/Monitoring' }),
  paging: onePage,
  rows: listAt(),
  row: planRun,
  before: readCompanyIds,
  record: (row, { before }): SourceAlert | null => {
    const error = textOf(row.ErrorMessage);
    const failed = row.FilesFailed ?? 0;
    if (error === null && failed === 0) return null;
    const device = hidOf(row.ComputerHid);
    const plan = textOf(row.PlanName) ?? row.PlanId;
    return {
      id: `${row.PlanId}@${device ?? textOf(row.ComputerName) ?? ''}`,
      companyId: companyIdOf(before, textOf(row.CompanyName)),
      deviceId: device,
      condition: row.PlanId,
      severity: error === null ? 'minor' : 'major',
      title: error === null ? `${failed} files of the plan ${plan} failed` : `The plan ${plan} failed`,
      text: error,
      raisedAt: instantOfText(row.LastStart),
      clearedAt: null,
      state: 'open',
    };
  },
});
