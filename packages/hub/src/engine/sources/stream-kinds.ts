import type { StreamName } from '@sundog/connectors';
import type { StreamKind } from '../../store/rows/source-pass-rows.ts';

/** The lists of a source in the order in which they are read: companies first, since the others name them. */
export const streamKinds: readonly { readonly kind: StreamKind; readonly name: StreamName }[] = [
  { kind: 'company', name: 'companies' },
  { kind: 'device', name: 'devices' },
  { kind: 'licence-count', name: 'licenceCounts' },
  { kind: 'alert', name: 'alerts' },
];
