import { testConnector } from '../kit/contract-test.ts';
import { msp360 } from './connector.ts';
import { msp360Peer } from './fake-peer.ts';

testConnector(msp360, msp360Peer);
