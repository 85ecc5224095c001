import { ticket } from '@sundog/halo';
import { readListAnswer } from '../../engine/preflight/list-answer.ts';
import { defineTrialSubject } from '../../engine/xray/trial/trial-subject.ts';
import { memberOf, numberOf, textOf } from '../right-sources/members.ts';

/** One ticket, owned by the agent itself so that it is seen by it, and without a user who might get a message (API.md 3.4). */
export const createTicket = defineTrialSubject({
  name: 'create-ticket',
  title: 'Make a ticket',
  entity: ticket,
  markedMember: 'summary',
  searchBy: 'search_summary',
  proves: [
    { right: 'tick:add-new-tickets', atLeast: 'Yes' },
    { right: 'level:tickets', atLeast: 'Read and Modify' },
  ],
  plan: async (get) => {
    const types = readListAnswer(await get('TicketType', { domain: 'reqs' }), [])?.rows ?? [];
    const type = types.find(
      (row) =>
        memberOf('RequestType_List', row, 'agentscanselect') !== false &&
        memberOf('RequestType_List', row, 'hasmandatorytechfields') !== true,
    );
    const typeId = numberOf('RequestType_List', type, 'id');
    const me = await get('Agent/me');
    const agentId = numberOf('Uname', Array.isArray(me) ? me[0] : me, 'id');
    if (typeId === null)
      return {
        values: null,
        sends: [],
        mayStay: [],
        why: 'HaloPSA shows no ticket type that can be used without filling fields.',
      };
    return {
      values: {
        tickettype_id: typeId,
        details: 'Made by a write trial of Sundog, and deleted by it at once. It may be deleted.',
        ...(agentId === null ? {} : { agent_id: agentId }),
        sendack: false,
        donotapplytemplateintheapi: true,
      },
      sends: [
        `POST Tickets: one ticket of the type "${textOf('RequestType_List', type, 'name') ?? typeId}", without a client and a user${agentId === null ? '' : ', owned by the agent of the application'}, its summary the marker.`,
        'GET Tickets/{id}: to read it back.',
        'DELETE Tickets/{id}: to take it away again.',
      ],
      mayStay: [
        'The ticket among the deleted tickets of HaloPSA, from where it can be restored; its number is used up.',
        'The ticket itself, where deleting is not permitted: then its number and its marker are told.',
        'Whatever HaloPSA does by itself for a new ticket: notifications to agents, webhooks, rules, entries of the audit log.',
      ],
      why: null,
    };
  },
  remains: (id) => `Ticket ${id} among the deleted tickets of HaloPSA; its number is used up.`,
});
