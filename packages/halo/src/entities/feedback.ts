import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** What a user said of a ticket once it was closed. */
export const feedback = defineHaloEntity({
  name: 'feedback',
  title: 'Feedback',
  titlePlural: 'Feedback',
  path: 'Feedback',
  schema: 'Feedback',
  key: ['id'],
  fields: {
    id: field.id('id', 'feedback'),
    ticketId: field.id('ticket_id', 'ticket'),
    score: field.integer('score'),
    scoreBand: field.integer('score_band'),
    comment: field.text('comment'),
    userMessage: field.text('user_message'),
    givenAt: field.instant('date'),
    automationId: field.integer('automation_id'),
    surveyFields: field.json('customsurveyfields'),
  },
  source: { by: 'list', list: { keys: ['feedback'], paged: false, pageSize: 500, query: {} } },
  detail: { includedetails: 'true' },
  incremental: { by: 'full' },
  scopes: { read: ['read:tickets'], edit: ['edit:tickets'] },
  writable: true,
  deletable: true,
  redact: ['key', 'ip_address', 'recaptcha_token'],
  freeText: ['comment', 'user_message', 'customsurveyfields'],
  quirks: [
    'The list documents no parameters: how many rows it answers is unknown.',
    'key opens the survey without a password: it is never kept.',
    'Which scope guards it is not stated: read:tickets is inferred (API.md 1.5).',
  ],
});
