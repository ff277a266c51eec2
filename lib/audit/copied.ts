import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

/** One row of a binary COPY: field f lies in `bytes` from `starts[f]` to `ends[f]`; NULL ends before it begins. Good until the next row. */
export type CopiedRow = { bytes: Buffer; readonly starts: Int32Array; readonly ends: Int32Array };

/** What precedes the rows: the signature, the flags, the length of an extension. */
const headerBytes = 19;

/** A COPY under way: PostgreSQL sends ahead while others work. `drain` calls `take` for each row, `fields` wide. */
export function copied(connection: pg.PoolClient, query: string, fields: number) {
  const stream = connection.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`, { highWaterMark: 1 << 20 }));
  // A failure is thrown where the rows are drained; until then it must not end the process.
  stream.on("error", () => undefined);
  const row: CopiedRow = { bytes: Buffer.alloc(0), starts: new Int32Array(fields), ends: new Int32Array(fields) };
  return {
    drain: async (take: (row: CopiedRow) => void): Promise<void> => {
      let rest: Buffer = Buffer.alloc(0);
      let at = headerBytes;
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        row.bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        for (let end = rowEnd(row, at); end > 0; end = rowEnd(row, at)) {
          take(row);
          at = end;
        }
        // A row that is cut in two waits for its other half.
        rest = row.bytes.subarray(Math.min(at, row.bytes.length));
        at = Math.max(0, at - row.bytes.length);
      }
    },
    /** Lets the rows that are still coming go by, so that the connection is free again. */
    abandon: async (): Promise<void> => {
      if (stream.readableEnded || stream.destroyed) return;
      const over = new Promise((done) => stream.once("close", done).once("end", done).once("error", done));
      stream.resume();
      await over;
    },
  };
}

/** Finds the fields of the row at `at` and answers its end; 0 where it is not whole yet, or is the trailer. */
function rowEnd({ bytes, starts, ends }: CopiedRow, at: number): number {
  let place = at + 2;
  if (place > bytes.length || bytes.readInt16BE(at) !== starts.length) return 0;
  for (let field = 0; field < starts.length; field += 1) {
    if (place + 4 > bytes.length) return 0;
    const length = bytes.readInt32BE(place);
    place += 4;
    starts[field] = place;
    if (length >= 0) place += length;
    ends[field] = length < 0 ? place - 1 : place;
  }
  return place <= bytes.length ? place : 0;
}

/** 16 bytes as PostgreSQL writes a uuid. */
export function uuidOf(bytes: Buffer): string {
  const text = bytes.toString("hex");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}
