import { definePreset } from '../../engine/xray/preset.ts';
import { asks, asksScopes, mayAsk, servicesSignIn } from './asks.ts';

const whileInstalling = 'only to create and to delete the button and the fields';

/** Backup console: the guide of MSP360 (M3 in PERMISSIONS.md). */
export const backupConsole = definePreset({
  name: 'backup-console',
  title: 'Backup console',
  guide: 'MSP360',
  features: ['assets-read', 'assets-write', 'buttons-and-fields-install'],
  asks: [
    asks('level:clients', 'Read and Modify', 'on the agent; reading is enough on the application'),
    asks('level:assets', 'Read and Modify'),
    asks('restriction:asset-types', 'Yes'),
    mayAsk('agent:administrator', 'Yes', whileInstalling),
    servicesSignIn,
    asks('application:saved', 'Yes'),
    ...asksScopes(['read:customers', 'read:assets', 'edit:assets']),
    mayAsk('scope:all:standard', 'Yes', `or all; ${whileInstalling}`),
  ],
});
