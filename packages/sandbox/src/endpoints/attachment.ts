import { keepFile, listAttachments, readAttachment } from '../quirks/attachment-content.ts';
import { defineEndpoint, type Endpoint } from './endpoint.ts';

/** Attachments of tickets and actions; API.md 2.9. The file comes in as base64 and goes out as a download. */
export const attachment: Endpoint = defineEndpoint({
  entity: 'attachment',
  path: 'Attachment',
  schema: 'Attachment',
  listSchema: 'Attachment_List',
  envelope: 'attachments',
  list: {
    only: [
      'id',
      'faultid',
      'filename',
      'filesize',
      'type',
      'unique_id',
      'desc',
      'note',
      'isimage',
      'showforusers',
      'showonchild',
      'showonrelated',
      'parent_id',
      'third_party_id',
      'datecreated',
    ],
  },
  members: ['ticket_id', 'action_id', 'filename', 'data', 'data_base64', 'note', 'isimage', 'unique_id', 'type', 'content_type'],
  writes: { required: ['filename'], birth: ['datecreated'], stamps: ['last_updated'], settle: keepFile },
  deletable: true,
  detail: (call, id) => readAttachment(attachment, call, id),
  routes: [{ method: 'GET', action: null, run: listAttachments }],
});
