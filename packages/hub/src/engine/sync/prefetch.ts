/**
 * Reads ahead: while the consumer works on one item, up to `depth` further ones are fetched. An error of the source is thrown where it
 * belongs, after the items before it.
 */
export async function* prefetch<T>(source: AsyncIterable<T>, depth: number): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const waiting: Promise<IteratorResult<T> | { readonly error: unknown }>[] = [];
  // Each call waits for the one before: an async generator serves its calls in order. Errors are carried as values, so that a promise
  // that nobody awaits any more cannot bring the process down.
  const ask = () =>
    waiting.push(
      iterator.next().then(
        (result) => result,
        (error: unknown) => ({ error }),
      ),
    );
  try {
    for (let index = 0; index < depth; index += 1) ask();
    for (;;) {
      const next = await waiting.shift();
      if (next === undefined) return;
      if ('error' in next) throw next.error;
      if (next.done) return;
      ask();
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
