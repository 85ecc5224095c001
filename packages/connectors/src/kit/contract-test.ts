import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { ContractBench } from './contract-test/contract-bench.ts';
import { declaredContract } from './contract-test/declared-contract.ts';
import { failingContract } from './contract-test/failing-contract.ts';
import { readingContract } from './contract-test/reading-contract.ts';
import { secrecyContract } from './contract-test/secrecy-contract.ts';
import type { Connector } from './define-connector.ts';
import type { FakePeer } from './testing/fake-peer.ts';

export type { FakePeer, PeerList, PeerPage } from './testing/fake-peer.ts';
export type { PeerAnswer, PeerRequest } from './testing/peer-request.ts';

/**
 * The suite that every connector over HTTP passes, in one call. The peer is a real server on 127.0.0.1; only the clock and randomness are
 * stood in for.
 */
export function testConnector(connector: Connector, peer: FakePeer): void {
  describe(`the contract of ${connector.name}`, () => {
    const bench = new ContractBench(connector, peer);
    beforeAll(() => bench.start());
    afterEach(() => bench.setFault(null));
    afterAll(() => bench.stop());
    declaredContract(bench);
    readingContract(bench);
    failingContract(bench);
    secrecyContract(bench);
  });
}
