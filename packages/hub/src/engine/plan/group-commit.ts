/**
 * Writes that many ask for at once go to the disk together: while one commit is under way, what comes is collected for the next. Each caller
 * waits until its own is on the disk.
 * @param write keeps all items in one transaction, and gives one result for each, in order
 */
export function groupCommit<Item, Result>(
  write: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  let queue: Waiting[] = [];
  let isWriting = false;
  const drain = async () => {
    isWriting = true;
    while (queue.length > 0) {
      const taken = queue;
      queue = [];
      try {
        const results = await write(taken.map(({ item }) => item));
        for (const [index, { resolve }] of taken.entries()) resolve(results[index] as Result);
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    isWriting = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (!isWriting) void drain();
    });
}
