import { dattoRmm } from './datto-rmm/connector.ts';
import { file } from './file/connector.ts';
import type { Connector } from './kit/define-connector.ts';
import { meshcentral } from './meshcentral/connector.ts';
import { msp360 } from './msp360/connector.ts';
import { ninjaone } from './ninjaone/connector.ts';
import { push } from './push/connector.ts';
import { tacticalRmm } from './tactical-rmm/connector.ts';

/** Every connector, by title. A test proves that none is missing. */
export const connectors: readonly Connector[] = [dattoRmm, file, meshcentral, msp360, ninjaone, push, tacticalRmm];
