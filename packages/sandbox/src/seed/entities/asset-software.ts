import type { Row, RowKey } from '../../tables/table.ts';
import { licenceOf } from '../billing/recurring-lines.ts';
import { kindOfAsset } from '../layout/asset-kind.ts';
import { layoutOf, ownerOfAsset } from '../layout/client-layout.ts';
import { contractsOf } from '../layout/contract-layout.ts';
import { DAY, isoDate } from '../layout/iso-instant.ts';
import { partOf } from '../layout/spread.ts';
import { at, between, draw, redraw } from '../random/draw.ts';
import { STREAM } from '../random/stream.ts';
import type { SeedEntity } from '../seed-entity.ts';
import { SOFTWARE } from '../words/software.ts';
import type { World } from '../world.ts';
import { placeOfAsset } from './asset.ts';

const memo = new WeakMap<World, Int32Array>();

/** Positions of software by asset: only computers have any. Four bytes per asset. */
function startsOf(world: World): Int32Array {
  const known = memo.get(world);
  if (known !== undefined) return known;
  const layout = layoutOf(world);
  const starts = new Int32Array(world.assets + 1);
  for (let asset = 0; asset < world.assets; asset += 1) {
    const { client, n } = ownerOfAsset(layout, asset);
    const isComputer = kindOfAsset(client, n).id <= 3;
    starts[asset + 1] = at(starts, asset) + (isComputer ? 4 + (draw(world.seed, STREAM.software, asset) % 6) : 0);
  }
  memo.set(world, starts);
  return starts;
}

function row(index: number, world: World): Row {
  const starts = startsOf(world);
  const asset = partOf(starts, index);
  const n = index - at(starts, asset);
  const owner = ownerOfAsset(layoutOf(world), asset);
  const { user } = placeOfAsset(world, asset, owner);
  const h = draw(world.seed, STREAM.software + 1_000, index);
  const [name, version, licensed] = at(SOFTWARE, n < 6 ? n : 6 + ((asset + n) % (SOFTWARE.length - 6)));
  const hasLicence = licensed && at(contractsOf(world).current, owner.client) >= 0;
  return {
    did: asset + 1,
    id: n + 1,
    licence_id: hasLicence ? licenceOf(world, owner.client, 0) + 1 : 0,
    licence_name: hasLicence ? 'Microsoft 365 Business Premium' : '',
    name,
    version,
    bundledesc: '',
    count: 1,
    cost: 0,
    install_date: isoDate(world.now - between(h, 30, 700) * DAY),
    lastused: isoDate(world.now - between(redraw(h), 0, 29) * DAY),
    user_id: user < 0 ? 0 : user + 1,
    role_id: 0,
    role_name: '',
    licence_required: licensed,
  };
}

const KEY = /^(\d+):(\d+)$/;

function indexOf(key: RowKey, world: World): number {
  const match = KEY.exec(String(key));
  if (match === null) return -1;
  const [asset, n] = [Number(match[1]) - 1, Number(match[2]) - 1];
  if (asset < 0 || asset >= world.assets || n < 0) return -1;
  const starts = startsOf(world);
  const index = at(starts, asset) + n;
  return index < at(starts, asset + 1) ? index : -1;
}

/** Software on computers; its ids count per asset, so the key is `assetId:n`. */
export const assetSoftware: SeedEntity = {
  entity: 'asset-software',
  count: (world) => at(startsOf(world), world.assets),
  row,
  keyAt: (index, world) => {
    const starts = startsOf(world);
    const asset = partOf(starts, index);
    return `${asset + 1}:${index - at(starts, asset) + 1}`;
  },
  indexOf,
};
