import { statfsSync } from "node:fs";
import { totalmem } from "node:os";

/** What the machine has for the embedded server, in bytes: memory, as far as this process may use it, and what is free where it writes. */
export type Room = { readonly memory: number; readonly disk: number };

const mb = 1024 * 1024;
const gb = 1024 * mb;

export function roomOf(folder: string): Room {
  const { bavail, bsize } = statfsSync(folder);
  return { memory: Math.min(totalmem(), process.constrainedMemory() || totalmem()), disk: bavail * bsize };
}

/**
 * PostgreSQL's settings that go by the room there is. The keys of the ledger are random: each touches a page of its own in an index of four
 * gigabytes a hundred million bans. Where that does not lie in shared memory, a page is read and another written for every ban; and after
 * each checkpoint each page goes whole into the write-ahead log (random keys do not compress), so checkpoints are few where the disk allows,
 * but not so few that it takes long to start after a kill. Neither is taken before it is needed.
 */
export function roomSettings({ memory, disk }: Room): string[] {
  const part = (of: number, least: number, most: number) => Math.floor(Math.min(Math.max(of / 4, least), most) / mb);
  return [`shared_buffers=${part(memory, 128 * mb, 8 * gb)}MB`, `max_wal_size=${part(disk, gb / 4, 8 * gb)}MB`];
}
