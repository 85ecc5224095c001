/** Software found on computers: name, version, whether a licence is counted. */
export const SOFTWARE: readonly (readonly [name: string, version: string, licensed: boolean])[] = [
  ['Microsoft 365 Apps for business', '16.0.17928.20216', true],
  ['Microsoft Edge', '130.0.2849.68', false],
  ['Microsoft Teams', '24277.3507.3205.5228', false],
  ['NinjaRMM Agent', '7.0.3110', false],
  ['Vaultmark Backup Agent', '5.12.2', false],
  ['Sentrywall Endpoint', '24.1.6.313', false],
  ['Google Chrome', '130.0.6723.92', false],
  ['Adobe Acrobat Reader', '24.004.20219', false],
  ['7-Zip', '24.08', false],
  ['Zoom Workplace', '6.2.5', false],
  ['Sage 50 Accounts', '30.1.146', false],
  ['AutoCAD LT 2025', '31.0.52', false],
];
