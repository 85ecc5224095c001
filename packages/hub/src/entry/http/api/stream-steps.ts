/**
 * Work that tells of its steps, as the steps and at last the result. The work begins when the first step is asked for; what it throws is
 * thrown to whoever listens.
 */
export async function* streamSteps<Step, Result>(
  work: (tell: (step: Step) => void) => Promise<Result>,
): AsyncGenerator<Step | Result, void> {
  const steps: Step[] = [];
  let wake: () => void = () => undefined;
  const tell = (step: Step) => {
    steps.push(step);
    wake();
  };
  let isDone = false;
  const ended = work(tell).finally(() => {
    isDone = true;
    wake();
  });
  // Whoever stops listening early does not wait for the end; its error is then nobody's.
  ended.catch(() => undefined);
  for (;;) {
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) yield step;
    if (isDone) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (steps.length > 0 || isDone) resolve();
    });
  }
  yield await ended;
}
