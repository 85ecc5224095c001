import type { Preset } from '../../engine/xray/preset.ts';
import { alerts } from './alerts.ts';
import { assetLifecycle } from './asset-lifecycle.ts';
import { backupConsole } from './backup-console.ts';
import { billingReconciliation } from './billing-reconciliation.ts';
import { dashboards } from './dashboards.ts';
import { securityFindings } from './security-findings.ts';

/** The set-up guides of five vendors as presets; one of the guides has two parts. */
export const presets: readonly Preset[] = [
  dashboards,
  billingReconciliation,
  alerts,
  assetLifecycle,
  securityFindings,
  backupConsole,
];
