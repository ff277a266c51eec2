import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";

const reasons = ["spam", "fraud", "spam", "child-exploitation", "spam", "impersonation", "violence"] as const;
const signals = ["behaviour", "user-report", "profile", "behaviour", "group-metadata"] as const;
const monthMs = 31 * 86_400_000;

/** Writes invented bans of January 2025 as NDJSON, in the order of time, with random ids: the worst case for the table of keys. */
export async function writeBans(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  let text = "";
  for (let row = 0; row < rows; row += 1) {
    const at = new Date(Date.UTC(2025, 0, 1) + Math.floor((row / rows) * monthMs)).toISOString();
    text += `{"id":"${randomUUID()}","account":"+9198${10_000_000 + row}","action":"ban","country":"${row % 9 === 0 ? "BR" : "IN"}","surface":"${row % 4 === 0 ? "groups" : "private"}","reason":"${reasons[row % 7]}","signal":"${signals[row % 5]}","automation":"${row % 6 === 0 ? "partial" : "full"}","occurred_at":"${at}","reported_before":${row % 3 === 0}}\n`;
    if (text.length < 262_144) continue;
    if (!stream.write(text)) await once(stream, "drain");
    text = "";
  }
  stream.end(text);
  await once(stream, "finish");
}
