import { defineChange } from '../../engine/plan/change-definition.ts';
import { assetShape } from './shapes/asset-shape.ts';

/**
 * Makes an asset at a site. Its marker stands in `third_party_id_string`, which only the record itself shows; the list is asked by that
 * member first and by the tag where a HaloPSA does not know it (API.md 2.4: which members may be searched differs).
 */
export const createAsset = defineChange({
  name: 'create-asset',
  title: 'Create asset',
  act: 'create',
  shape: assetShape,
  requires: ['assetTypeId', 'siteId'],
  marker: {
    field: 'thirdPartyId',
    isName: false,
    isInList: false,
    searches: ({ marker, values }) => [
      {
        ...firstPage,
        advanced_search: JSON.stringify([{ filter_name: 'third_party_id_string', filter_type: 2, filter_value: marker }]),
      },
      ...(typeof values['tag'] === 'string' && values['tag'] !== ''
        ? [{ ...firstPage, search_inventory_number_only: values['tag'], ...siteOf(values['siteId']) }]
        : []),
    ],
  },
  // As Halo's own screen sends it (API.md 3.12).
  extras: { isassetdetails: true, _dontaddnewfields: true },
  canValidate: true,
  revert: { by: 'delete-asset' },
  // A device of a mapped company becomes an asset without a person, where the policy of the connection allows such.
  isSmall: true,
});

const firstPage = { pageinate: 'true', page_no: '1', page_size: '25', includeinactive: 'true' } as const;

function siteOf(siteId: unknown): Readonly<Record<string, string>> {
  return typeof siteId === 'number' ? { site_id: String(siteId) } : {};
}
