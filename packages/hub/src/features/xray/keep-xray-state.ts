import { type DecidedCell, findDrift } from '../../engine/xray/find-drift.ts';
import type { ExcessRight } from '../../engine/xray/find-excess.ts';
import type { XrayReport } from '../../engine/xray/xray-report.ts';
import type { Db } from '../../store/database.ts';
import {
  closeXrayFindings,
  listXrayCells,
  listXrayFindings,
  recordXrayFindings,
  replaceXrayCells,
  type XrayCellRow,
} from '../../store/rows/xray-rows.ts';

/** Keeps the cells of an X-ray, and opens and closes what follows from them beside the cells before. */
export async function keepXrayState(db: Db, connectionId: number, report: XrayReport): Promise<void> {
  const at = new Date(report.checkedAt);
  const before = await listXrayCells(db, connectionId);
  const open = await listXrayFindings(db, connectionId, { onlyOpen: true });
  const openOf = (kind: 'lost-right' | 'over-privilege') => open.filter((one) => one.kind === kind).map(({ rightId }) => rightId);
  const { lost, regained } = findDrift(report, before.flatMap(toDecided), openOf('lost-right'));
  const excess = report.excess.map((one) => ({
    kind: 'over-privilege' as const,
    rightId: one.right,
    sentence: describeExcess(one),
  }));
  const drift = lost.map(({ right, sentence }) => ({ kind: 'lost-right' as const, rightId: right, sentence }));
  const noLonger = openOf('over-privilege').filter((id) => !excess.some(({ rightId }) => rightId === id));
  await recordXrayFindings(db, connectionId, { findings: [...drift, ...excess], at });
  await closeXrayFindings(db, connectionId, { kind: 'lost-right', rightIds: regained, at });
  await closeXrayFindings(db, connectionId, { kind: 'over-privilege', rightIds: noLonger, at });
  await replaceXrayCells(db, connectionId, { cells: toRows(report, before), checkedAt: at });
}

/** A right that nobody needs, in words. */
function describeExcess({ right, has, needed }: ExcessRight): string {
  return needed === null
    ? `${right} is "${has}", and no switched-on feature needs it.`
    : `${right} is "${has}", and the switched-on features need "${needed}".`;
}

function toDecided({ feature, rightId, decided }: XrayCellRow): readonly DecidedCell[] {
  if (decided === null || decided === 'not-tested') return [];
  return [{ feature, right: rightId, decided: decided as DecidedCell['decided'] }];
}

/** What could not be tested this time keeps the verdict that was decided last. */
function toRows(report: XrayReport, before: readonly XrayCellRow[]): readonly XrayCellRow[] {
  const at = new Date(report.checkedAt);
  return report.features.flatMap(({ cells }) =>
    cells.map(({ feature, right, need, verdict, why }) => {
      const old = before.find((cell) => cell.feature === feature && cell.rightId === right);
      const isDecided = verdict !== 'not-tested';
      const decided = isDecided ? verdict : (old?.decided ?? null);
      return { feature, rightId: right, need, verdict, why, decided, decidedAt: isDecided ? at : (old?.decidedAt ?? null) };
    }),
  );
}
