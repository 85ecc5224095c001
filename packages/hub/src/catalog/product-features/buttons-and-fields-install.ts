import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { assetField } from '../entities/asset-field.ts';
import { customButton } from '../entities/custom-button.ts';
import { customField } from '../entities/custom-field.ts';
import { mandatory, tablesOf } from './needs.ts';

const without = 'buttons and fields are neither installed nor removed: they stay in HaloPSA until a person deletes them';

/** Install buttons and fields. Needed only while they are installed and while they are removed. */
export const buttonsAndFieldsInstall = defineProductFeature({
  name: 'buttons-and-fields-install',
  title: 'Install buttons and fields',
  purpose: 'Puts buttons and custom fields into HaloPSA, and takes them out again.',
  writes: true,
  entities: tablesOf([customButton, customField, assetField]),
  needs: [mandatory('scope:admin', 'Yes', without), mandatory('agent:administrator', 'Yes', without)],
});
