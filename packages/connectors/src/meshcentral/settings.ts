import type { SettingField } from '../kit/settings/setting-field.ts';

/** What a MeshCentral is reached by, and how its devices are opened. */
export const settings = [
  {
    name: 'address',
    label: 'Address',
    help: 'As in the browser, with the path of the domain where there is one.',
    type: 'url',
    required: true,
    placeholder: 'https://mesh.msp.example',
  },
  {
    name: 'user',
    label: 'Account',
    help: 'The name of an account for the hub alone, or the first half of a login token (~t:...). It needs no right besides device details.',
    type: 'text',
    required: true,
  },
  {
    name: 'password',
    label: 'Password',
    help: 'Of that account, or the second half of the login token (My Account > Login tokens).',
    type: 'secret',
    required: true,
  },
  {
    name: 'loginTokenKey',
    label: 'Login token key',
    help: '160 hexadecimal digits that "node meshcentral --logintokenkey" prints; needed only to open devices. The server is started anew after the first time.',
    type: 'secret',
    required: false,
  },
  {
    name: 'technicians',
    label: 'Technicians',
    help: 'E-mail address in the hub = account in MeshCentral, with commas between. Who is not named is looked for under the e-mail address.',
    type: 'text',
    required: false,
    placeholder: 'tess@msp.example = tess',
  },
  {
    name: 'connectBy',
    label: 'Devices are opened by',
    help: 'The account of the technician, with all that it may do; or a guest link to this one device, which needs the right to share devices.',
    type: 'choice',
    required: false,
    choices: [
      { value: 'account', label: 'The account of the technician' },
      { value: 'guest', label: 'A guest link for this device' },
    ],
    default: 'account',
  },
  {
    name: 'consent',
    label: 'Whoever sits at the device',
    help: 'For guest links: is told that somebody has connected, or is asked first.',
    type: 'choice',
    required: false,
    choices: [
      { value: 'notify', label: 'Is told' },
      { value: 'ask', label: 'Is asked' },
    ],
    default: 'notify',
  },
  {
    name: 'guestMinutes',
    label: 'Minutes of a guest link',
    help: 'How long a guest link can be used.',
    type: 'number',
    required: false,
    least: 1,
    most: 480,
    default: 30,
  },
] as const satisfies readonly SettingField[];
