import { testConnector } from '../kit/contract-test.ts';
import { tacticalRmm } from './connector.ts';
import { tacticalRmmPeer } from './fake-peer.ts';

testConnector(tacticalRmm, tacticalRmmPeer);
