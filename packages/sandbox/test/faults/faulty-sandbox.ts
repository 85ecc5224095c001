import { type FaultRule, type Sandbox, startSandbox } from '../../src/index.ts';
import { Visitor } from '../visitor.ts';

/** A page of tickets, without its number. */
export const list = 'Tickets?pageinate=true&page_size=50&order=id';

/** A sandbox that is to misbehave, and somebody who is signed in to it. */
export interface FaultySandbox {
  readonly sandbox: Sandbox;
  readonly visitor: Visitor;
  /** Plans a fault; without a match for tickets. */
  plan(
    fault: FaultRule['fault'],
    args?: FaultRule['args'],
    match?: FaultRule['match'],
  ): ReturnType<Sandbox['control']['addFault']>;
}

/** Starts one without a fault yet. Whoever starts it closes its sandbox. */
export async function startFaultySandbox(): Promise<FaultySandbox> {
  const sandbox = await startSandbox();
  return {
    sandbox,
    visitor: await Visitor.signIn(sandbox),
    plan: (fault, args = {}, match = { path: '^tickets$' }) => sandbox.control.addFault({ match, fault, args }),
  };
}
