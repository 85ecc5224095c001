import { testConnector } from '../kit/contract-test.ts';
import { meshcentral } from './connector.ts';
import { meshcentralPeer } from './fake-peer.ts';

testConnector(meshcentral, meshcentralPeer);
