/** A piece of a stream, in memory that threads share: V8 counts memory that is handed over as new, and would collect garbage for each. */
export type Slab = Uint8Array<SharedArrayBuffer>;

/** A few thousand rows: long enough that handing it over costs nothing beside packing it. */
export const slabBytes = 1_048_576;

/** A stream in pieces of one size, the last one smaller. The bytes are copied; `free` is memory to use again. */
export async function* slabsOf(input: AsyncIterable<Uint8Array>, free: Slab[] = []): AsyncGenerator<Slab> {
  let slab: Slab | null = null;
  let filled = 0;
  for await (const chunk of input) {
    for (let at = 0; at < chunk.length; ) {
      slab ??= free.pop() ?? new Uint8Array(new SharedArrayBuffer(slabBytes));
      const part = chunk.subarray(at, at + slabBytes - filled);
      slab.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < slabBytes) continue;
      yield slab;
      slab = null;
      filled = 0;
    }
  }
  if (slab !== null) yield slab.subarray(0, filled);
}
