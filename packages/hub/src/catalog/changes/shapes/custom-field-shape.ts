import { customField } from '@sundog/halo';
import type { RecordShape } from '../../../engine/plan/record-shape.ts';

/** What plans read and write of the definition of a custom field. API.md 3.27: usage 5 is the asset, type 0 a line of text. */
export const customFieldShape: RecordShape = {
  entity: customField,
  members: {
    name: { wire: 'name', type: 'text', label: 'Name' },
    label: { wire: 'label', type: 'text', label: 'Label' },
    type: { wire: 'type', type: 'number', label: 'Kind of value' },
    usage: { wire: 'usage', type: 'number', label: 'Stands on' },
    isCustom: { wire: 'custom', type: 'number', label: 'Custom', isWriteOnly: true },
    characterLimit: { wire: 'characterlimit', type: 'number', label: 'Most characters' },
  },
  lists: {},
};
