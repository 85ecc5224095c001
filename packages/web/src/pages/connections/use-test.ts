import { useCallback, useRef, useState } from 'react';
import { callStream } from '../../api/call-stream.ts';
import type { CallInput, EventOf } from '../../api/route-types.ts';

type TestRoute = 'connections.test' | 'connections.create' | 'connections.edit' | 'connections.check';
type Step = Extract<EventOf<'connections.test'>, { readonly kind: 'step' }>;

/** How a test of a connection ended. */
export type TestResult = Extract<EventOf<'connections.test'>, { readonly kind: 'result' }>;

/** A test of a connection that runs or ran. */
export interface TestState {
  readonly isRunning: boolean;
  /** The newest word of each step, in the order in which they began. */
  readonly steps: readonly Step[];
  readonly result: TestResult | null;
  readonly error: unknown;
}

const idle: TestState = { isRunning: false, steps: [], result: null, error: null };

/** Runs tests one at a time: a new one ends the one before. */
export function useTest() {
  const [state, setState] = useState<TestState>(idle);
  const running = useRef<AbortController | null>(null);
  const run = useCallback(async <Name extends TestRoute>(name: Name, input: CallInput<Name>): Promise<TestResult | null> => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setState({ ...idle, isRunning: true });
    let result: TestResult | null = null;
    try {
      await callStream(name, input, {
        signal: own.signal,
        onEvent: (event) => {
          const told = event as EventOf<'connections.test'>;
          if (told.kind === 'result') result = told;
          else setState((now) => ({ ...now, steps: [...now.steps.filter(({ check }) => check !== told.check), told] }));
        },
      });
      if (!own.signal.aborted) setState((now) => ({ ...now, isRunning: false, result }));
    } catch (error) {
      if (!own.signal.aborted) setState((now) => ({ ...now, isRunning: false, error }));
    }
    return result;
  }, []);
  return { state, run, cancel: () => running.current?.abort(), reset: () => setState(idle) };
}
