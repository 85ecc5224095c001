import type { ApiRoutes } from '@sundog/api';
import type { XrayReport } from '../../../engine/xray/xray-report.ts';
import type { XrayFindingRow } from '../../../store/rows/xray-rows.ts';
import type { HandlersOf } from '../api/api-request.ts';
import { streamSteps } from '../api/stream-steps.ts';
import type { RoutesOfArea } from './area.ts';

type LabelOf = (right: string) => { readonly label: string; readonly kind: string };

const toReport = ({ features, excess, choices = [], ...rest }: XrayReport, labelOf: LabelOf) => ({
  ...rest,
  features: features.map((feature) => ({
    ...feature,
    cells: feature.cells.map((cell) => ({ ...cell, ...labelOf(cell.right) })),
  })),
  excess: excess.map((right) => ({ ...right, label: labelOf(right.right).label })),
  choices,
});

const toFinding = ({ rightId, firstSeen, lastSeen, closedAt, ...row }: XrayFindingRow) => ({
  ...row,
  right: rightId,
  firstSeen: firstSeen.toISOString(),
  lastSeen: lastSeen.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
});

/** What HaloPSA lets a connection do, and how to set that up. */
export const permissionHandlers: HandlersOf<RoutesOfArea<ApiRoutes, 'permissions'>> = {
  'permissions.read': async ({ hub, params }) => {
    const { report, findings } = await hub.xray.read(params.connectionId);
    return { report: report && toReport(report, hub.xray.labelOf), findings: findings.map(toFinding) };
  },
  'permissions.run': ({ hub, params, body, signal }) =>
    streamSteps(async (tell) => {
      const order = { connectionId: params.connectionId, signal, ...(body.features ? { features: body.features } : {}) };
      const { report, findings } = await hub.xray.run(order, (title) => tell({ kind: 'step', title }));
      return { kind: 'result', report: toReport(report, hub.xray.labelOf), findings: findings.map(toFinding) };
    }),
  'permissions.features': async ({ hub, params }) => ({ items: [...(await hub.xray.listFeatures(params.connectionId))] }),
  'permissions.choose-features': async ({ hub, params, body }) => ({
    items: [...(await hub.xray.chooseFeatures({ connectionId: params.connectionId, ...body }))],
  }),
  'permissions.set-up': ({ hub, query }) =>
    hub.xray.describeSetup(
      query.features === undefined ? {} : { features: query.features.split(',').filter((name) => name !== '') },
    ),
};
