import { defineProductFeature } from '../../engine/xray/define-right.ts';
import { assetSoftware } from '../entities/asset-software.ts';
import { licenceChange } from '../entities/licence-change.ts';
import { softwareLicence } from '../entities/software-licence.ts';
import { mandatory, optional, tablesOf } from './needs.ts';

/** Read software and licences: two permissions behind one access level. */
export const softwareRead = defineProductFeature({
  name: 'software-read',
  title: 'Read software and licences',
  purpose: 'Mirrors installed software and licences, for counts per client and per device.',
  writes: false,
  entities: tablesOf([softwareLicence, assetSoftware, licenceChange]),
  needs: [
    mandatory('scope:read:softwarelicensing', 'Yes', 'no licences are read'),
    optional('scope:read:software', 'Yes', 'no installed software is read'),
    mandatory('level:software', 'Read Only', 'no licences and no installed software are read'),
  ],
});
