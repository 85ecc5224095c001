/**
 * Where a person removes by hand what the hub may not. Screens of HaloPSA are not documented in public; these were put together from its guides and are
 * not confirmed.
 */
export const removalScreens: Readonly<Record<string, string>> = {
  'custom-button': 'Configuration > Custom Objects > Custom Buttons',
  'custom-field': 'Configuration > Custom Objects > Custom Fields',
  'asset-type': 'Configuration > Asset Management > Asset Types',
  webhook: 'Configuration > Integrations > Webhooks',
  asset: 'Assets > (asset) > Edit > Inactive',
};
