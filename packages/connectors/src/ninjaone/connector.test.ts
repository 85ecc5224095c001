import { testConnector } from '../kit/contract-test.ts';
import { ninjaone } from './connector.ts';
import { ninjaonePeer } from './fake-peer.ts';

testConnector(ninjaone, ninjaonePeer);
