import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { asset } from '../entities/asset.ts';
import { customButton } from '../entities/custom-button.ts';
import { mandatory, tablesOf, toRead } from './needs.ts';

const without = 'the button is neither installed nor removed: it stays in HaloPSA until a person deletes it';

/** The Connect button on assets. Administrator's rights are needed only while it is installed or removed, and may be lent for that. */
export const connectButton = defineProductFeature({
  name: 'connect-button',
  title: 'Connect button',
  purpose: 'Puts a button on assets in HaloPSA that opens the device, and takes it out again.',
  writes: true,
  entities: tablesOf([customButton, asset]),
  needs: [
    mandatory('scope:admin', 'Yes', without),
    mandatory('agent:administrator', 'Yes', without),
    ...toRead([asset], 'mandatory', 'nobody can look whether the button stands on an asset'),
  ],
});
