import { hash } from "node:crypto";
import { reasons, signals, surfaces } from "#lib/bans/ban.ts";

const countries = ["IN", "IN", "IN", "BR", "ID", "US", "MX", "NG", "DE", "PK", "EG", "ZA"] as const;
const chunkBytes = 262_144;

/** NDJSON of so many invented bans over January and February 2025, in the order of time, each under an id that nobody could guess. */
export async function* banStream(rows: number): AsyncGenerator<Uint8Array> {
  let text = "";
  for (let row = 0; row < rows; row += 1) {
    const at = new Date(Date.UTC(2025, 0, 1) + Math.floor((row / rows) * 59 * 86_400_000)).toISOString();
    const mixed = Math.imul(row + 1, 0x9e3779b1) >>> 0;
    text += `{"id":"${senderId(row)}","account":"+91${9_000_000_000 + row}","action":"${mixed % 211 === 0 ? "suspend" : "ban"}","country":"${countries[mixed % countries.length]}","surface":"${surfaces[(mixed >>> 8) % surfaces.length]}","reason":"${reasons[(mixed >>> 12) % 5]}","signal":"${signals[(mixed >>> 16) % 4]}","automation":"${mixed % 6 === 0 ? "partial" : "full"}","occurred_at":"${at}","reported_before":${mixed % 3 === 0}}\n`;
    if (text.length < chunkBytes) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

/** The sender's id of a row of `banStream`. */
export function senderId(row: number): string {
  return hash("sha256", `bench ${row}`, "hex").slice(0, 32);
}
