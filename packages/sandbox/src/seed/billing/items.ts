/** A product or service that is sold. Amounts in pence. */
export interface Product {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  /** Asset group that it stands in. */
  readonly group: number;
  readonly supplier: number;
  readonly cost: number;
  readonly price: number;
  readonly isRecurring: boolean;
}

const product = (
  [id, name, code]: readonly [id: number, name: string, code: string],
  [group, supplier, isRecurring]: readonly [group: number, supplier: number, isRecurring: boolean],
  [cost, price]: readonly [cost: number, price: number],
): Product => ({ id, name, code, group, supplier, cost, price, isRecurring });

/** The price list. Ids are used by the lines of recurring invoices and orders. */
export const PRODUCTS: readonly Product[] = [
  product([1, 'Managed Workstation', 'MS-WKS'], [5, 1, true], [410, 2450]),
  product([2, 'Managed Server', 'MS-SRV'], [5, 1, true], [1_260, 9500]),
  product([3, 'Server Backup per Device', 'BK-SRV'], [5, 5, true], [2_175, 4950]),
  product([4, 'Workstation Backup per Device', 'BK-WKS'], [5, 5, true], [325, 750]),
  product([5, 'Microsoft 365 Business Premium', 'CFQ7TTC0LCHC'], [5, 6, true], [1_510, 1810]),
  product([6, 'Microsoft 365 Business Standard', 'CFQ7TTC0LDPB'], [5, 6, true], [860, 1030]),
  product([7, 'Exchange Online (Plan 1)', 'CFQ7TTC0LH16'], [5, 6, true], [275, 330]),
  product([8, 'Email Security per User', 'SEC-MAIL'], [5, 7, true], [95, 250]),
  product([9, 'Endpoint Detection and Response', 'SEC-EDR'], [5, 7, true], [240, 525]),
  product([10, 'Security Awareness Training', 'SEC-SAT'], [5, 7, true], [70, 199]),
  product([11, 'Site Support Fee', 'MS-SITE'], [6, 1, true], [0, 12500]),
  product([12, 'VoIP Seat', 'TEL-SEAT'], [5, 8, true], [420, 895]),
  product([13, 'Fibre Broadband Line', 'NET-FTTP'], [5, 8, true], [2_980, 4499]),
  product([14, 'Domain and DNS Hosting', 'NET-DNS'], [5, 8, true], [80, 333]),
  product([15, 'Laptop 14" i5 16 GB', 'HW-LT14'], [1, 2, false], [68_450, 81_999]),
  product([16, 'Desktop Micro i5 16 GB', 'HW-PCM'], [1, 3, false], [51_200, 61_999]),
  product([17, 'Docking Station USB-C', 'HW-DOCK'], [4, 2, false], [11_830, 15_499]),
  product([18, 'Monitor 24"', 'HW-MON24'], [4, 3, false], [9_940, 13_299]),
  product([19, 'Tower Server with Windows Server', 'HW-SRVT'], [2, 2, false], [312_000, 389_500]),
  product([20, 'Firewall with 3 Years Security', 'HW-FW'], [3, 4, false], [64_900, 84_000]),
  product([21, 'Switch 24-Port PoE', 'HW-SW24'], [3, 4, false], [28_700, 37_950]),
  product([22, 'Wireless Access Point', 'HW-AP'], [3, 4, false], [11_150, 15_875]),
  product([23, 'Engineer Labour (hour)', 'LAB-STD'], [6, 1, false], [3_200, 9_500]),
  product([24, 'Project Labour (day)', 'LAB-DAY'], [6, 1, false], [25_600, 72_500]),
  product([25, 'Out of Hours Labour (hour)', 'LAB-OOH'], [6, 1, false], [4_800, 14_250]),
  product([26, 'Toner Cartridge', 'CON-TON'], [4, 3, false], [5_433, 7_167]),
  product([27, 'UPS 1500 VA', 'HW-UPS'], [2, 2, false], [24_900, 32_900]),
  product([28, 'SSL Certificate, 1 Year', 'SSL-1'], [5, 8, false], [2_400, 6_995]),
];

/** One of the suppliers, by id from 1. */
export const SUPPLIERS = [
  ['Brightwater IT', 'Own services', 'brightwater-it.example'],
  ['Northline Distribution', 'Hardware', 'northline-distribution.example'],
  ['Keystone Computer Supplies', 'Hardware and consumables', 'keystone-supplies.example'],
  ['Perimeter Wholesale', 'Network and security hardware', 'perimeter-wholesale.example'],
  ['Vaultmark Backup', 'Backup service', 'vaultmark.example'],
  ['Skybridge Cloud Distribution', 'Microsoft 365 licences', 'skybridge-cloud.example'],
  ['Sentrywall', 'Security services', 'sentrywall.example'],
  ['Clearline Networks', 'Lines, telephony, domains', 'clearline-networks.example'],
] as const;
