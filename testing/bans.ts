import { actions, automations, reasons, signals, surfaces } from "#lib/bans/ban.ts";

const spanMs = 30 * 86_400_000;

/** One invented ban, the same for the same number. `total` bans spread over September 2023 in the order of time. */
export function banRecord(number: number, total = 1_000): Record<string, string | boolean> {
  const at = <Code>(codes: readonly [Code, ...Code[]], step: number): Code =>
    codes[(number * step) % codes.length] ?? codes[0];
  return {
    id: `b-${number}`,
    account: `+9198${String(10_000_000 + number)}`,
    action: number % 97 === 0 ? actions[2] : actions[0],
    country: at(["IN", "IN", "IN", "BR", "DE"], 1),
    surface: at(surfaces, 1),
    reason: at(reasons, 3),
    signal: at(signals, 5),
    automation: at(automations, 1),
    occurred_at: new Date(Date.UTC(2023, 8, 1) + Math.floor((number / total) * spanMs)).toISOString(),
    reported_before: number % 3 === 0,
  };
}

/** The bans `[from, to)`. */
export function banRecords(from: number, to: number): ReturnType<typeof banRecord>[] {
  return Array.from({ length: to - from }, (_, at) => banRecord(from + at));
}

/** NDJSON of the bans `[from, to)`, a few hundred a chunk. */
export async function* banLines(from: number, to: number, total = to): AsyncGenerator<Uint8Array> {
  let text = "";
  for (let number = from; number < to; number += 1) {
    text += `${JSON.stringify(banRecord(number, total))}\n`;
    if (text.length > 60_000) {
      yield Buffer.from(text);
      text = "";
    }
  }
  yield Buffer.from(text);
}

/** A stream of one text, in pieces of `size` bytes. */
export async function* pieces(text: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
