// Imitations of tools for tests of whoever reads sources. They import nothing of their connectors.
export { RunningPeer } from './kit/testing/running-peer.ts';
export { meshcentralPeer } from './meshcentral/fake-peer.ts';
export { msp360Peer } from './msp360/fake-peer.ts';
export { ninjaonePeer } from './ninjaone/fake-peer.ts';
export { tacticalRmmPeer } from './tactical-rmm/fake-peer.ts';
