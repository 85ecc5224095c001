import type { ProductFeature, Right } from './right.ts';

/**
 * Declares a right of HaloPSA. All of them are one catalogue, in `catalog/rights/`.
 *
 * @example
 * export const viewUnassigned = defineRight({
 *   id: 'tick:view-unassigned-tickets',
 *   kind: 'tick',
 *   label: 'Can view Unassigned Tickets',
 *   place: 'role-permissions',
 *   values: ['No', 'Yes'],
 *   source: 'PERMISSIONS.md, tick boxes of the Permissions tab',
 * });
 */
export function defineRight(right: Right): Right {
  return right;
}

/**
 * Declares what a feature of the product needs, in the application's permissions AND in the agent's rights. One file per feature in
 * `catalog/product-features/`, and a line in its `index.ts`.
 *
 * @example
 * export const reports = defineProductFeature({
 *   name: 'reports',
 *   title: 'Reports',
 *   purpose: "Reads the rows of HaloPSA's saved reports, for dashboards.",
 *   writes: false,
 *   entities: ['report'],
 *   needs: [
 *     { right: 'scope:read:reporting', atLeast: 'Yes', need: 'mandatory', without: 'no report can be read' },
 *     { right: 'level:reporting', atLeast: 'Read Only', need: 'mandatory', without: 'no report can be read' },
 *   ],
 * });
 */
export function defineProductFeature(feature: ProductFeature): ProductFeature {
  return feature;
}
