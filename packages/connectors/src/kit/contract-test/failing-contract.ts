import { expect, it } from 'vitest';
import { ConnectorError, type Disposition } from '../errors/connector-error.ts';
import type { PeerFault } from '../testing/peer-fault.ts';
import type { ContractBench } from './contract-bench.ts';

interface LastingFault {
  readonly name: string;
  readonly fault: PeerFault;
  /** Of the error that it ends in. */
  readonly code: string;
  readonly disposition: Disposition;
}

const lasting: readonly LastingFault[] = [
  { name: '403', fault: { kind: 'status', status: 403 }, code: 'not-permitted', disposition: 'skip' },
  { name: '404', fault: { kind: 'status', status: 404 }, code: 'not-found', disposition: 'skip' },
  { name: '422', fault: { kind: 'status', status: 422 }, code: 'request-refused', disposition: 'stop' },
  {
    name: '429',
    fault: { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
    code: 'rate-limited',
    disposition: 'retry',
  },
  { name: '500', fault: { kind: 'status', status: 500 }, code: 'vendor-failed', disposition: 'retry' },
  { name: 'a web page', fault: { kind: 'html' }, code: 'page-instead-of-json', disposition: 'retry' },
  { name: 'JSON that was cut', fault: { kind: 'cut' }, code: 'answer-cut-off', disposition: 'retry' },
  { name: 'a connection that breaks', fault: { kind: 'hang-up' }, code: 'not-reachable', disposition: 'retry' },
  {
    name: 'a redirect elsewhere',
    fault: { kind: 'redirect', to: 'https://elsewhere.example/list' },
    code: 'foreign-origin',
    disposition: 'stop',
  },
];
const passing = lasting.filter(({ disposition }) => disposition === 'retry');

/** What a connector does where something fails. */
export function failingContract(bench: ContractBench): void {
  const { connector, peer } = bench;

  it('signs in again once after a 401', async () => {
    const session = bench.open();
    const { keys } = await bench.read(connector.companies, session);
    peer.endSignIns?.();
    expect((await bench.read(connector.companies, session)).keys).toEqual(keys);
  });

  it('says that the sign-in is refused where another one does not help', async () => {
    bench.setFault({ kind: 'status', status: 401 });
    const error = await bench.failure(connector.companies);
    expect(error).toMatchObject({ code: 'sign-in-refused', disposition: 'tell-user', status: 401 });
    const asked = bench.running.requests.filter(({ path }) => peer.lists.some((list) => list.path.test(path)));
    expect(asked.length).toBe(connector.signIn.canRenew ? 2 : 1);
  });

  it('says so where the credentials are wrong', async () => {
    const wrong = { ...peer.settings };
    for (const { name, type } of connector.settings) if (type === 'secret') wrong[name] = 'wrong-from-the-start';
    const error = await bench.failure(connector.companies, bench.open(wrong));
    expect(error).toMatchObject({ code: 'sign-in-refused', disposition: 'tell-user' });
  });

  it.each(lasting)('knows what to do about $name', async ({ fault, code, disposition }) => {
    bench.setFault(fault);
    const error = await bench.failure(connector.companies);
    expect(error).toBeInstanceOf(ConnectorError);
    expect(error).toMatchObject({ code, disposition, message: expect.stringContaining(connector.title) });
  });

  it.each(passing)('gets over $name that passes', async ({ fault }) => {
    const { keys } = await bench.read(connector.companies);
    const slept = bench.clock.sleptMs;
    bench.setFault({ ...fault, times: 2 } as PeerFault);
    expect((await bench.read(connector.companies)).keys).toEqual(keys);
    expect(bench.clock.sleptMs).toBeGreaterThan(slept);
  });
}
