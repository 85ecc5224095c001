import { defineMatchRule } from './define-match-rule.ts';
import { deviceJunk } from './device-junk.ts';
import { emptyValues } from './empty-values.ts';

/** Devices of a tool to assets of a client. */
export const asset = defineMatchRule({
  id: 'asset',
  kind: 'asset',
  title: 'Devices to assets',
  prior: { share: 0.5, atLeast: 20 },
  thresholds: { auto: 0.99, suggest: 0.01, margin: 4, candidates: 3 },
  emptyValues,
  comparisons: {
    externalId: { equal: { m: 0.98, u: 1e-5 } },
    serial: {
      equal: { m: 0.93, u: 1e-6 },
      misread: { m: 0.02, u: 1e-5 },
      'in-name': { m: 0.3, u: 1e-5 },
      different: { m: 0.02, u: 0.999 },
    },
    biosUuid: { equal: { m: 0.93, u: 1e-6 }, different: { m: 0.04, u: 0.999 } },
    macs: {
      equal: { m: 0.75, u: 1e-5 },
      overlap: { m: 0.15, u: 1e-4 },
      passing: { m: 0.3, u: 0.02 },
      different: { m: 0.06, u: 0.998 },
    },
    name: {
      equal: { m: 0.8, u: 2e-4 },
      generated: { m: 0.8, u: 1e-6 },
      'cut-off': { m: 0.05, u: 1e-4 },
      'same-common-name': { m: 0.3, u: 0.02 },
      copied: { m: 0.02, u: 0.05 },
      near: { m: 0.03, u: 0.02 },
      different: { m: 0.1, u: 0.97 },
    },
    manufacturer: { equal: { m: 0.95, u: 0.4 }, different: { m: 0.02, u: 0.6 } },
    model: { equal: { m: 0.85, u: 0.1 }, near: { m: 0.1, u: 0.05 }, different: { m: 0.03, u: 0.85 } },
    os: { equal: { m: 0.7, u: 0.3 }, 'same-family': { m: 0.2, u: 0.4 }, different: { m: 0.02, u: 0.3 } },
    user: { equal: { m: 0.6, u: 0.02 }, different: { m: 0.35, u: 0.95 } },
  },
  ...deviceJunk,
});
