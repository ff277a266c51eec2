import { readBan } from "#lib/bans/arriving/readBan.ts";
import { type Ban, columns, requiredCount } from "#lib/bans/ban.ts";
import { type RecordFormat, type RecordReader, readRecords } from "#lib/records.ts";

/** What the reader hands on: each ban that is sound, and each line that is not, with its reason in one sentence. */
export type BanSink = {
  readonly ban: (ban: Ban, line: number, text: string) => void;
  readonly fault: (line: number, reason: string, text: string) => void;
};

/** Reads bans from bytes that come in any pieces. @throws Refusal `invalid` when nothing of the stream can be read */
export function readBans(sink: BanSink, options: { format?: RecordFormat | undefined; now: Date }): RecordReader {
  const nowMs = options.now.getTime();
  const record = (line: number, value: unknown, text: string) => {
    const ban = readBan(value, nowMs);
    if (typeof ban === "string") sink.fault(line, ban, text);
    else sink.ban(ban, line, text);
  };
  return readRecords({ record, fault: sink.fault }, { noun: "ban", columns, requiredCount }, options.format);
}
