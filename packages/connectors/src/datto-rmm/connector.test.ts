import { testConnector } from '../kit/contract-test.ts';
import { dattoRmm } from './connector.ts';
import { dattoRmmPeer } from './fake-peer.ts';

testConnector(dattoRmm, dattoRmmPeer);
