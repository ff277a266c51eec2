import type { Tx } from "#lib/db/transaction.ts";
import type { Sources } from "./sources.ts";

/** Where to look: the report's own sources and country, and the id after which the page begins. */
export type Scope = {
  readonly tx: Tx;
  readonly sources: Sources;
  readonly country: string | null;
  readonly after: string | null;
};

/** One thing that a report was counted from: what of it a figure counts, if anything, and what does not hold, in a sentence each. */
export type Line<Item> = { readonly id: string; readonly item: Item | null; readonly faults: readonly string[] };

/** What a figure counts, by id; `next` is the id after which the following page begins, or null. */
export type Page<Item> = {
  readonly items: readonly Item[];
  /** What of this page does not hold, by table and id: the items are the rest. */
  readonly faults: readonly string[];
  readonly next: string | null;
};

export const behindPageMax = 50;

/** Takes a page of these lines, which are in the order of their ids. One that only does not hold has its place on it too. */
export async function pageOf<Item>(lines: AsyncIterable<Line<Item>>): Promise<Page<Item>> {
  const taken: Line<Item>[] = [];
  let next: string | null = null;
  for await (const line of lines) {
    if (line.item === null && line.faults.length === 0) continue;
    if (taken.length === behindPageMax) {
      next = taken.at(-1)?.id ?? null;
      break;
    }
    taken.push(line);
  }
  return {
    items: taken.flatMap(({ item }) => (item === null ? [] : [item])),
    faults: taken.flatMap(({ faults }) => faults),
    next,
  };
}

/** The lines of several streams in the order of their ids, in which each stream is already. */
export async function* inOrder<Item>(streams: readonly AsyncIterator<Line<Item>>[]): AsyncGenerator<Line<Item>> {
  const heads: { stream: AsyncIterator<Line<Item>>; line: Line<Item> }[] = [];
  const draw = async (stream: AsyncIterator<Line<Item>>) => {
    const { done, value } = await stream.next();
    if (done !== true) heads.push({ stream, line: value });
  };
  for (const stream of streams) await draw(stream);
  for (;;) {
    const [first] = heads.sort((one, other) => (one.line.id < other.line.id ? -1 : 1));
    if (first === undefined) return;
    heads.shift();
    yield first.line;
    await draw(first.stream);
  }
}

/** What stands after the page before, ascending by id, however the sources have it. */
export function idsAfter<Named>(named: readonly Named[], id: (one: Named) => string, after: string | null): Named[] {
  return named.filter((one) => after === null || id(one) > after).sort((one, other) => (id(one) < id(other) ? -1 : 1));
}
