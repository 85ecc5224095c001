import { defineRight } from '../../engine/xray/define-right.ts';
import type { Right } from '../../engine/xray/right.ts';

const restriction = (id: string, label: string): Right =>
  defineRight({
    id: `restriction:${id}`,
    kind: 'restriction',
    label,
    place: 'role-permissions',
    values: ['No', 'Yes'],
    source: 'PERMISSIONS.md, Tick boxes of the Permissions tab',
  });

/** Boxes that lift a restriction: without them Halo answers with fewer rows, and without an error (API.md 1.6). */
export const restrictions: readonly Right[] = [
  restriction('ticket-types', 'Allow use of all Ticket Types (Ticket Type Restrictions)'),
  restriction('clients', 'Allow use of all Clients (Client Restrictions)'),
  restriction('asset-types', 'Allow use of all Asset Types (Asset Type Restrictions)'),
  restriction('asset-fields', 'Allow use of all Asset Fields (Asset Field Restrictions)'),
];
