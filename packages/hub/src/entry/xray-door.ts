import { choiceSources } from '../catalog/choice-sources/index.ts';
import { productFeatures } from '../catalog/product-features/index.ts';
import { rightSources } from '../catalog/right-sources/index.ts';
import { rights } from '../catalog/rights/index.ts';
import { screenOfPlace } from '../catalog/rights/screens.ts';
import type { HaloDoor } from '../engine/halo-door.ts';
import type { VerbDeps } from '../engine/verb.ts';
import type { XrayCatalogue } from '../engine/xray/run-xray.ts';
import { describeSetupPage } from '../features/setup-page/describe-setup-page.ts';
import { chooseFeatures, type FeatureState, listFeatures } from '../features/xray/choose-features.ts';
import { readXray, type StoredXray } from '../features/xray/read-xray.ts';
import { runXray, type XrayResult } from '../features/xray/run-xray.ts';
import type { XrayVerbDeps } from '../features/xray/xray-deps.ts';
import type { Secret } from '../foundation/secret.ts';
import type { ConnectionRow } from '../store/rows/connection-rows.ts';

/** What doors may ask about rights. Connections by id. */
export interface XrayDoor {
  readonly run: (
    order: { readonly connectionId: number; readonly features?: readonly string[]; readonly signal?: AbortSignal },
    onSource?: (title: string) => void,
  ) => Promise<XrayResult>;
  /** HaloPSA's label of a right, and what sort of thing it is. */
  readonly labelOf: (right: string) => { readonly label: string; readonly kind: string };
  /** How to set HaloPSA up for some features; works before there is a connection. @throws UnknownFeatureError */
  readonly describeSetup: typeof describeSetupPage;
  readonly read: (connectionId: number) => Promise<StoredXray>;
  readonly listFeatures: (connectionId: number) => Promise<readonly FeatureState[]>;
  readonly chooseFeatures: (order: {
    readonly connectionId: number;
    readonly on: readonly string[];
    readonly off: readonly string[];
  }) => Promise<readonly FeatureState[]>;
}

/** The definitions that every X-ray goes by. */
const xrayCatalogue: XrayCatalogue = {
  rights,
  sources: rightSources,
  choiceSources,
  screenOf: ({ place }) => screenOfPlace[place],
};

/** The verbs of the X-ray with their dependencies in hand. */
export function makeXrayDoor(deps: VerbDeps, haloDoor: HaloDoor, readSecret: (row: ConnectionRow) => Promise<Secret>): XrayDoor {
  const verbs: XrayVerbDeps = {
    ...deps,
    features: productFeatures,
    catalogue: xrayCatalogue,
    haloFor: async (row) => haloDoor.open({ ...row, secret: await readSecret(row) }),
  };
  return {
    run: (order, onSource) => runXray(onSource ? { ...verbs, onSource } : verbs, order),
    labelOf: (right) => {
      const found = rights.find(({ id }) => id === right);
      return { label: found?.label ?? right, kind: found?.kind ?? 'unknown' };
    },
    describeSetup: describeSetupPage,
    read: (connectionId) => readXray(verbs, connectionId),
    listFeatures: (connectionId) => listFeatures(verbs, connectionId),
    chooseFeatures: (order) => chooseFeatures(verbs, order),
  };
}
