/** Kinds of assets, as asset types of Halo. */
export interface KindOfAsset {
  readonly id: number;
  readonly name: string;
  readonly group: number;
  /** Letters in the tag: `HAR12-LT-004`. */
  readonly tag: string;
  readonly icon: string;
  /** Manufacturer, model, prefix and length of its serials. */
  readonly models: readonly (readonly [maker: string, model: string, serialPrefix: string, serialLength: number])[];
  readonly systems: readonly string[];
  /** Years that the maker's warranty runs. */
  readonly warrantyYears: number;
  /** Price when bought, whole pounds. */
  readonly price: number;
  /** Whether a person sits at it. */
  readonly personal: boolean;
}

export const KINDS: readonly KindOfAsset[] = [
  {
    id: 1,
    name: 'Laptop',
    group: 1,
    tag: 'LT',
    icon: 'laptop',
    warrantyYears: 3,
    price: 890,
    personal: true,
    models: [
      ['Dell', 'Latitude 5440', '', 7],
      ['Dell', 'Latitude 7450', '', 7],
      ['Lenovo', 'ThinkPad T14 Gen 4', 'PF', 8],
      ['HP', 'EliteBook 840 G10', '5CG', 10],
      ['Microsoft', 'Surface Laptop 5', '0F', 12],
    ],
    systems: ['Windows 11 Pro 24H2', 'Windows 11 Pro 23H2', 'Windows 10 Pro 22H2'],
  },
  {
    id: 2,
    name: 'Desktop',
    group: 1,
    tag: 'PC',
    icon: 'desktop',
    warrantyYears: 3,
    price: 640,
    personal: true,
    models: [
      ['Dell', 'OptiPlex 7010', '', 7],
      ['HP', 'ProDesk 400 G9', '8CG', 10],
      ['Lenovo', 'ThinkCentre M70q', 'MJ', 8],
    ],
    systems: ['Windows 11 Pro 24H2', 'Windows 10 Pro 22H2'],
  },
  {
    id: 3,
    name: 'Server',
    group: 2,
    tag: 'SV',
    icon: 'server',
    warrantyYears: 5,
    price: 4_800,
    personal: false,
    models: [
      ['Dell', 'PowerEdge T350', '', 7],
      ['Dell', 'PowerEdge R450', '', 7],
      ['HPE', 'ProLiant ML350 Gen10', 'CZ', 10],
    ],
    systems: ['Windows Server 2022 Standard', 'Windows Server 2019 Standard', 'VMware ESXi 8.0'],
  },
  {
    id: 4,
    name: 'Firewall',
    group: 3,
    tag: 'FW',
    icon: 'shield-alt',
    warrantyYears: 3,
    price: 720,
    personal: false,
    models: [
      ['Fortinet', 'FortiGate 60F', 'FGT60F', 16],
      ['SonicWall', 'TZ370', '2CB8', 12],
      ['WatchGuard', 'Firebox T45', 'D0', 13],
    ],
    systems: ['FortiOS 7.4', 'SonicOS 7.1', 'Fireware 12.10'],
  },
  {
    id: 5,
    name: 'Switch',
    group: 3,
    tag: 'SW',
    icon: 'network-wired',
    warrantyYears: 5,
    price: 410,
    personal: false,
    models: [
      ['Ubiquiti', 'UniFi USW-24-PoE', 'F4E2', 12],
      ['Aruba', '2930F 24G', 'CN', 10],
      ['Netgear', 'GS724TP', '4W', 13],
    ],
    systems: ['Firmware 7.0', 'ArubaOS 16.11'],
  },
  {
    id: 6,
    name: 'Access Point',
    group: 3,
    tag: 'AP',
    icon: 'wifi',
    warrantyYears: 2,
    price: 160,
    personal: false,
    models: [
      ['Ubiquiti', 'UniFi U6-Pro', '70A7', 12],
      ['Aruba', 'Instant On AP22', 'CNN', 10],
    ],
    systems: ['Firmware 6.6', 'Firmware 3.0'],
  },
  {
    id: 7,
    name: 'Printer',
    group: 4,
    tag: 'PR',
    icon: 'print',
    warrantyYears: 1,
    price: 380,
    personal: false,
    models: [
      ['HP', 'LaserJet Pro M404dn', 'VNB', 10],
      ['Brother', 'HL-L6400DW', 'E78', 15],
      ['Kyocera', 'ECOSYS M5526cdw', 'VR', 10],
    ],
    systems: ['Firmware 2024'],
  },
  {
    id: 8,
    name: 'Mobile Phone',
    group: 4,
    tag: 'MB',
    icon: 'mobile-alt',
    warrantyYears: 2,
    price: 540,
    personal: true,
    models: [
      ['Apple', 'iPhone 14', 'F17', 12],
      ['Samsung', 'Galaxy S23', 'R5C', 11],
    ],
    systems: ['iOS 18', 'Android 15'],
  },
];

/** Which kind the n-th asset of a client is: a repeating pattern, rotated per client. */
export const KIND_PATTERN = [0, 1, 0, 7, 0, 2, 0, 1, 4, 0, 1, 6, 0, 5, 0, 1, 3, 0, 7, 0] as const;

export const ASSET_GROUPS = {
  1: 'Workstations',
  2: 'Servers',
  3: 'Network',
  4: 'Peripherals',
  5: 'Services and Licences',
  6: 'Labour',
} as const;
