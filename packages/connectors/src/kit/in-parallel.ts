/** Does something for each, a few at once, and gives the results in their order. The first error ends it. */
export async function inParallel<From, To>(
  all: readonly From[],
  about: { readonly atOnce: number; readonly each: (one: From) => Promise<To> },
): Promise<readonly To[]> {
  const results = new Array<To>(all.length);
  const places = all.entries();
  const work = async () => {
    for (const [place, one] of places) results[place] = await about.each(one);
  };
  await Promise.all(Array.from({ length: Math.min(about.atOnce, all.length) }, work));
  return results;
}
