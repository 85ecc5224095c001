import { HaloError, NotFoundError } from '@sundog/halo';
import type { ApplyDeps } from './apply-deps.ts';
import { lookBeforeSending } from './look-before-sending.ts';
import { resolveKeys } from './plan-value.ts';
import type { PlannedChange, Settled } from './planned-change.ts';
import { readBack } from './read-back.ts';
import { type ChangeStep, failed, gone, type ReadyChange, uncertain } from './ready-change.ts';
import { answerOf, sayRefusal } from './refusal-text.ts';
import { resolveSilence } from './resolve-silence.ts';
import { sendChange } from './send-change.ts';

/** After so long Halo is asked again what came of a request. */
const lookAgainMs = 15_000;

/**
 * Brings one change as far as it can be brought now. Nothing is sent before the journal has it on the disk, nothing is sent twice unless
 * it was proven that the first time did nothing, and nothing is believed that was not read back.
 * @throws ApplyFrozenError, FenceLostError, the abort of the signal, and the HaloError after which no change can be applied
 */
export async function settleChange(change: PlannedChange, deps: ApplyDeps): Promise<ChangeStep> {
  const definition = deps.definitionOf(change.change);
  const values = resolveKeys(change.after, deps.keyOf);
  if (values === null)
    return {
      settled: { outcome: 'skipped', recordKey: null, found: null, problem: 'A record that it needs did not come to be.' },
    };
  const ready: ReadyChange = { ...change, definition, values };
  try {
    return await goOn(ready, deps);
  } catch (error) {
    if (!(error instanceof HaloError) || error.disposition === 'stop') throw error;
    return afterFailure(ready, error, deps);
  }
}

/** Halo could not be asked. Where nothing was sent the change has failed and may be tried again; else it is looked at later, not for ever. */
function afterFailure(change: ReadyChange, error: HaloError, deps: ApplyDeps): ChangeStep {
  const last = deps.journal.entriesOf(change.number).at(-1);
  if (!last || last.answer === 'refused' || last.answer === 'unsent') return { settled: failed(change, error.message) };
  const now = deps.clock.now();
  if (now - last.begunAt.getTime() < 5 * deps.lateCommitMs) return { notBefore: now + lookAgainMs };
  return { settled: uncertain(change, `It was sent, and HaloPSA cannot be asked what came of it: ${error.message}`) };
}

/** From where the journal says that it stands: sent and answered, sent and not answered, refused, or not sent. */
async function goOn(change: ReadyChange, deps: ApplyDeps): Promise<ChangeStep> {
  for (;;) {
    const last = deps.journal.entriesOf(change.number).at(-1);
    if (last?.answer === 'refused') return { settled: sayRefusal(change, last.status, null) };
    if (last?.answer === 'answered') return { settled: await readBack(change, last.answeredKey ?? change.recordKey, deps) };
    if (last && last.answer !== 'unsent') {
      const step = await resolveSilence(change, last, deps);
      if (step !== 'not-done') return step;
    }
    const looked = await lookBeforeSending(change, deps);
    // What it looks like after it was sent once is what came of that.
    if (looked) return { settled: last && looked.outcome === 'unchanged' ? { ...looked, outcome: 'applied' } : looked };
    const refused = await send(change, (last?.attempt ?? 0) + 1, deps);
    if (refused) return { settled: refused };
  }
}

/** Sends it. Null: the journal says how it went. @throws the HaloError with which it did not leave */
async function send(change: ReadyChange, attempt: number, deps: ApplyDeps): Promise<Settled | null> {
  const error = await sendChange(change, attempt, deps);
  if (error === null || answerOf(error) === 'silent') return null;
  if (answerOf(error) === 'unsent') throw error;
  // A record that is to change and is not there: somebody was faster.
  if (error instanceof NotFoundError && change.sign === '~') return gone(change);
  return sayRefusal(change, error.status ?? null, error);
}
