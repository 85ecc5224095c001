import { afterAction, settleAction } from '../quirks/action-rules.ts';
import { showWho } from '../quirks/live-members.ts';
import { listActions } from '../quirks/rows-of-parent.ts';
import { defineEndpoint } from './endpoint.ts';

/** Actions of tickets: their ids count per ticket, an outcome is mandatory; API.md 3.5. */
export const action = defineEndpoint({
  entity: 'action',
  path: 'Actions',
  schema: 'Actions',
  envelope: 'actions',
  key: ['ticket_id', 'id'],
  list: { flags: { includehtmlnote: ['note_html'] } },
  members: [
    'note_html',
    'new_status',
    'new_status_name',
    'customfields',
    'emailsubject',
    'emailbody',
    'emailto',
    'emailcc',
    'traveltime',
    'mileage',
    'actioncontractid',
  ],
  writes: { required: ['ticket_id'], stamps: ['last_updated'], settle: settleAction, after: afterAction },
  deletable: true,
  dress: showWho,
  routes: [{ method: 'GET', action: null, run: listActions }],
});
