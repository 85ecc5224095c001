import { webhook } from '@sundog/halo';
import type { RecordShape } from '../../../engine/plan/record-shape.ts';

/**
 * What plans read and write of a webhook of HaloPSA. API.md 3.29. Its password is no field of a plan, because plans are kept and shown: a person enters
 * it in HaloPSA, and until then deliveries are turned away.
 */
export const webhookShape: RecordShape = {
  entity: webhook,
  members: {
    name: { wire: 'name', type: 'text', label: 'Name' },
    url: { wire: 'url', type: 'text', label: 'Address' },
    method: { wire: 'method', type: 'number', label: 'Method' },
    contentType: { wire: 'content_type', type: 'text', label: 'Content type' },
    authenticationType: { wire: 'authentication_type', type: 'number', label: 'Sign-in' },
    basicUserName: { wire: 'basic_username', type: 'text', label: 'User name' },
    isActive: { wire: 'active', type: 'boolean', label: 'Active' },
    payloadType: { wire: 'payload_type', type: 'number', label: 'Payload' },
    note: { wire: 'note', type: 'text', label: 'Note' },
  },
  lists: {},
};
