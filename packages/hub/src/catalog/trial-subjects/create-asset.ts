import { asset } from '@sundog/halo';
import { readListAnswer } from '../../engine/preflight/list-answer.ts';
import { defineTrialSubject, type TrialGet } from '../../engine/xray/trial/trial-subject.ts';
import { numberOf, textOf } from '../right-sources/members.ts';

/** One asset at the first site that Halo lists: an asset cannot be without a site (API.md 3.12). */
export const createAsset = defineTrialSubject({
  name: 'create-asset',
  title: 'Make an asset',
  entity: asset,
  markedMember: 'inventory_number',
  searchBy: 'search_inventory_number_only',
  proves: [{ right: 'level:assets', atLeast: 'Read and Modify' }],
  plan: async (get) => {
    const type = await firstOf(get, 'AssetType', {});
    const site = await firstOf(get, 'Site', { pageinate: 'true', page_no: '1', page_size: '1', order: 'id' });
    const typeId = numberOf('Xtype', type, 'id');
    const siteId = numberOf('Site_List', site, 'id');
    if (typeId === null || siteId === null)
      return { values: null, sends: [], mayStay: [], why: 'HaloPSA shows no asset type, or no site, that an asset could have.' };
    return {
      values: { assettype_id: typeId, site_id: siteId },
      sends: [
        `POST Asset: one asset of the type "${textOf('Xtype', type, 'name') ?? typeId}" at site ${siteId} (${textOf('Site_List', site, 'client_name') ?? 'a client without a name'}), its tag the marker.`,
        'GET Asset/{id}: to read it back.',
        'DELETE Asset/{id}: to take it away again.',
      ],
      mayStay: [
        'The asset itself, where deleting is not permitted: then its number and its marker are told.',
        'Entries among the changes of assets and in the audit log; whatever HaloPSA does by itself for a new asset.',
      ],
      why: null,
    };
  },
  remains: (id) => `No asset; entries of asset ${id} may stand among the changes of assets and in the audit log.`,
});

async function firstOf(get: TrialGet, path: string, query: Readonly<Record<string, string>>): Promise<unknown> {
  return readListAnswer(await get(path, query), [])?.rows[0];
}
