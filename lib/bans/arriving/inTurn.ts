const place = Symbol.for("countersign.bans.turns");
type Holder = { [place]?: Map<string, Promise<unknown>> };

/**
 * Runs the work of one source one after the other within this process. PostgreSQL would let the batches of a source wait for each other
 * too, but each on a connection that others need and no longer than its lock timeout: twenty senders at once would be refused by it.
 */
export async function inTurn<Result>(source: string, work: () => Promise<Result>): Promise<Result> {
  const holder = globalThis as Holder;
  holder[place] ??= new Map();
  const turns = holder[place];
  const before = turns.get(source) ?? Promise.resolve();
  const turn = before.then(work, work);
  turns.set(source, turn);
  try {
    return await turn;
  } finally {
    if (turns.get(source) === turn) turns.delete(source);
  }
}
