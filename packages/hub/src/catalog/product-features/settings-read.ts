import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { agent } from '../entities/agent.ts';
import { application } from '../entities/application.ts';
import { auditEntry } from '../entities/audit-entry.ts';
import { chargeRate } from '../entities/charge-rate.ts';
import { currency } from '../entities/currency.ts';
import { customButton } from '../entities/custom-button.ts';
import { customField } from '../entities/custom-field.ts';
import { customTable } from '../entities/custom-table.ts';
import { feature } from '../entities/feature.ts';
import { lookup } from '../entities/lookup.ts';
import { lookupType } from '../entities/lookup-type.ts';
import { role } from '../entities/role.ts';
import { tax } from '../entities/tax.ts';
import { webhook } from '../entities/webhook.ts';
import { webhookEvent } from '../entities/webhook-event.ts';
import { workday } from '../entities/workday.ts';
import { tablesOf, toRead } from './needs.ts';

/** What Halo shows to every sign-in. */
const open = [agent, lookup, lookupType, tax, currency, chargeRate, workday];

/** What Halo shows to administrators only. */
const guarded = [customField, customTable, customButton, webhook, webhookEvent, feature, application, role, auditEntry];

/** Read settings. Nothing else depends on what only administrators see. */
export const settingsRead = defineProductFeature({
  name: 'settings-read',
  title: 'Read settings',
  purpose: 'Mirrors agents, lookup values, taxes and, where it may, custom fields, buttons, webhooks, roles and the audit log.',
  writes: false,
  entities: tablesOf([...open, ...guarded]),
  needs: toRead(
    [...open, ...guarded],
    'optional',
    'custom fields, custom tables, buttons, webhooks, roles and the audit log are not read; nothing else depends on them',
  ),
});
