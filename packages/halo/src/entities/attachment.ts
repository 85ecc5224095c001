import { defineHaloEntity } from '../entity.ts';
import { field } from '../fields/field.ts';

/** A file on a ticket: its name and size, never its content. API.md 2.9. */
export const attachment = defineHaloEntity({
  name: 'attachment',
  title: 'Attachment',
  titlePlural: 'Attachments',
  path: 'Attachment',
  schema: 'Attachment',
  listSchema: 'Attachment_List',
  key: ['id'],
  fields: {
    id: field.id('id', 'attachment'),
    ticketId: field.id('faultid', 'ticket'),
    fileName: field.text('filename'),
    fileSize: field.integer('filesize'),
    attachmentType: field.integer('type'),
    uniqueId: field.integer('unique_id'),
    description: field.text('desc'),
    note: field.text('note'),
    isImage: field.boolean('isimage'),
    isShownToUsers: field.boolean('showforusers'),
    isShownOnChild: field.boolean('showonchild'),
    isShownOnRelated: field.boolean('showonrelated'),
    parentId: field.id('parent_id', 'attachment'),
    thirdPartyId: field.text('third_party_id'),
    createdAt: field.instant('datecreated'),
  },
  source: {
    by: 'parent',
    parent: 'ticket',
    parameter: 'ticket_id',
    parentField: 'ticketId',
    list: { keys: ['attachments'], paged: false, pageSize: 500, query: {} },
  },
  detail: null,
  incremental: { by: 'parent' },
  scopes: { read: ['read:tickets'], edit: ['edit:tickets'] },
  writable: true,
  deletable: true,
  redact: ['data', 'file', 's3url', 'download_url', 'image_upload_key', 'third_party_token'],
  freeText: ['filename', 'desc', 'note'],
  quirks: [
    'GET by id answers the file itself (API.md 2.9): it is never asked for by the sync.',
    'List rows name their ticket in faultid; ticket_id, the action and the author stand on details only (schema Attachment_List).',
    'Addresses signed for download are as good as a secret: they are never kept.',
  ],
});
