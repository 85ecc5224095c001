import { customButton } from '@sundog/halo';
import type { RecordShape } from '../../../engine/plan/record-shape.ts';

/** What plans read and write of a custom button. API.md 3.26: usage 5 is the asset. */
export const customButtonShape: RecordShape = {
  entity: customButton,
  members: {
    name: { wire: 'name', type: 'text', label: 'Name' },
    label: { wire: 'label', type: 'text', label: 'Label' },
    usage: { wire: 'usage', type: 'number', label: 'Shown on' },
    icon: { wire: 'icon', type: 'text', label: 'Icon' },
    url: { wire: 'url', type: 'text', label: 'Address' },
    opensNewTab: { wire: 'newtab', type: 'boolean', label: 'Opens a new tab' },
    sequence: { wire: 'seq', type: 'number', label: 'Place' },
  },
  lists: {},
};
