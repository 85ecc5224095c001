import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';
import { ticketDomain, ticketDomainFields, ticketDomainQuirks } from './ticket-domain.ts';

/** A project. Halo's Faults in the domain prjs; its tasks are child tickets. API.md 3.20. */
export const project = defineHaloEntity({
  ...ticketDomain,
  name: 'project',
  title: 'Project',
  titlePlural: 'Projects',
  path: 'Projects',
  key: ['id'],
  fields: {
    id: field.id('id', 'project'),
    ...ticketDomainFields,
    childCount: field.integer('child_count'),
    openChildCount: field.integer('child_count_open'),
    startsAt: field.instant('startdate'),
    deadlineAt: field.instant('deadlinedate'),
    followUpAt: field.instant('followupdate'),
    estimate: field.decimal('estimate'),
    estimateDays: field.decimal('estimatedays'),
    timeTaken: field.decimal('timetaken'),
    timePercentage: field.decimal('projecttimepercentage'),
    timeBudget: field.decimal('projecttimebudget'),
    timeActual: field.decimal('projecttimeactual'),
    moneyBudget: field.money('projectmoneybudget'),
    moneyActual: field.money('projectmoneyactual'),
    chargeHours: field.decimal('chargehours'),
    nonChargeHours: field.decimal('nonchargehours'),
    itemsPrice: field.money('itemsprice'),
    cost: field.money('cost'),
    isInternalTask: field.boolean('projectinternaltask'),
    contractId: field.id('contract_id', 'client-contract', { from: 'detail' }),
    salesOrderId: field.id('salesorder_id', 'sales-order'),
    milestoneId: field.integer('milestone_id'),
    milestoneName: field.text('milestone_name'),
    milestoneStartsAt: field.instant('milestone_startdate'),
    milestoneEndsAt: field.instant('milestone_enddate'),
    budgets: field.json('budgets', { from: 'detail' }),
    milestones: field.json('milestones', { from: 'detail' }),
  },
  scopes: { read: ['read:projects'], edit: ['edit:projects'] },
  quirks: [
    'The same schema and filters as a ticket; the path chooses the domain (API.md 3.20).',
    'Tasks are child tickets by parent_id; project_id stands on actions, not here (API.md 3.4, 3.20).',
    ...ticketDomainQuirks,
  ],
});
