import { once } from "node:events";
import type pg from "pg";
import { from } from "pg-copy-streams";

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const trailer = Buffer.from([0xff, 0xff]);
const sliceBytes = 262_144;

/**
 * Sends finished binary rows to a table by COPY, on the transaction's own connection. Slices keep the event loop free between them,
 * so that the next batch is read while PostgreSQL stores this one. After an error the connection may go on from a savepoint.
 */
export async function copyInto(connection: pg.ClientBase, table: string, columns: string, rows: Buffer): Promise<void> {
  const stream = connection.query(from(`COPY ${table} (${columns}) FROM STDIN (FORMAT binary)`));
  const failed = new Promise<never>((_, reject) => stream.once("error", reject));
  const finished = once(stream, "finish");
  const write = (chunk: Buffer) => new Promise<void>((done) => stream.write(chunk, () => done()));
  finished.catch(() => undefined);
  await Promise.race([failed, write(signature)]);
  for (let at = 0; at < rows.length; at += sliceBytes) {
    await Promise.race([failed, write(rows.subarray(at, at + sliceBytes))]);
  }
  stream.end(trailer);
  await Promise.race([failed, finished]);
}
