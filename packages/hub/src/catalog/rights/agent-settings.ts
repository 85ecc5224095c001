import { defineRight } from '../../engine/xray/define-right.ts';
import type { Right } from '../../engine/xray/right.ts';

const source = 'PERMISSIONS.md, Agent settings';

/** What is set on the agent itself, and not by its role. */
export const agentSettings: readonly Right[] = [
  defineRight({
    id: 'agent:api-only',
    kind: 'agent-setting',
    label: 'Is an API-only agent',
    place: 'agent-details',
    values: ['off', 'on'],
    source,
  }),
  defineRight({
    id: 'agent:roles',
    kind: 'agent-setting',
    label: 'Roles',
    place: 'agent-details',
    values: ['another role', 'the role made for the integration'],
    source,
  }),
  defineRight({
    id: 'agent:default-team',
    kind: 'agent-setting',
    label: 'Default Team',
    place: 'agent-details',
    values: ['a team', 'No Default Team'],
    source,
  }),
  defineRight({
    id: 'agent:work-hours',
    kind: 'agent-setting',
    label: 'Work hours',
    place: 'agent-details',
    values: ['Default Working Hours', '24 hours'],
    source,
  }),
  defineRight({
    id: 'agent:administrator',
    kind: 'agent-setting',
    label: 'HaloPSA administrator',
    place: 'agent-permissions',
    values: ['No', 'Yes'],
    source,
  }),
];
