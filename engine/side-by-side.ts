/**
 * Does the work for each item, at most `atOnce` of them at a time.
 * @returns the results in the order of the items
 * @throws what the first work throws; the others that are under way are not waited for
 */
export const sideBySide = async <Item, Result>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
};
