/** Lets few through at a time; the others wait in the order in which they came. */
export interface Gate {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A gate for that many at once. */
export function makeGate(width: number): Gate {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    // Who leaves hands the place on, so that nobody slips in between.
    if (next) next();
    else inside -= 1;
  };
  return {
    pass: async (work) => {
      if (inside < width) inside += 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
