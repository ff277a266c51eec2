import type { BanBatch } from "#lib/bans/arriving/batch.ts";
import { codeFields } from "#lib/bans/arriving/pack.ts";
import { codesOf, combinationCount } from "#lib/bans/leaf.ts";

/** The columns of `ban_tally_open` in the order in which `countsOf` writes them. */
export const countColumns = "action, surface, reason, signal, automation, reported_before, country, day, count";

/** The columns of `ban_batch_count` in the order of `lineRow`. */
export const lineColumns = "batch_id, first_day, last_day, lines";

/** What a batch counts by day, country and codes, in memory of the batch. */
export type BatchCounts = {
  /** As the log and the reports keep it: canonical JSON (RFC 8785), one count a line, sorted bytewise. */
  readonly lines: Buffer;
  /** The lines as the batch's row for binary COPY. */
  readonly lineRow: Buffer;
  /** The same, as rows for binary COPY. */
  readonly rows: Buffer;
  /** The days (UTC, ISO) that have bans, ascending. */
  readonly days: readonly string[];
};

const dayMs = 86_400_000;
const postgresEpochDay = Date.UTC(2000, 0, 1) / dayMs;

/**
 * Counts a batch. Where bans are of many kinds there are a third as many counts as rows: texts are put together, no object is made of any,
 * and none of it is left behind for the collector of either thread.
 */
export function countsOf(batch: BanBatch): BatchCounts {
  const lines: string[] = [];
  const days = [...tallied(batch)].sort(([one], [other]) => one - other);
  let rowsEnd = 0;
  for (const [day, cells] of days) {
    const date = isoDate(day);
    const dayField = `\0\0\0\x04${four(day - postgresEpochDay)}\0\0\0\x08\0\0\0\0`;
    for (const [cell, count] of cells) {
      const country = lettersOf(Math.floor(cell / combinationsMax));
      const { head, tail, fields } = formOf(cell % combinationsMax);
      lines.push(`${head}${count},"country":"${country}","day":"${date}${tail}`);
      rowsEnd = written(batch.countRows, rowsEnd, `\0\x09${fields}${country}${dayField}${four(count)}`);
    }
  }
  let linesEnd = lineRowHead;
  for (const line of lines.sort()) linesEnd = written(batch.countLines, linesEnd, `${line}\n`);
  const ends = [days[0]?.[0] ?? 0, days.at(-1)?.[0] ?? 0].map((day) => `\0\0\0\x04${four(day - postgresEpochDay)}`);
  const id = Buffer.from(batch.id.replaceAll("-", ""), "hex").toString("latin1");
  written(batch.countLines, 0, `\0\x04\0\0\0\x10${id}${ends.join("")}${four(linesEnd - 1 - lineRowHead)}`);
  return {
    lines: batch.countLines.subarray(lineRowHead, linesEnd - 1),
    lineRow: batch.countLines.subarray(0, linesEnd - 1),
    rows: batch.countRows.subarray(0, rowsEnd),
    days: days.map(([day]) => isoDate(day)),
  };
}

/** Before the lines in their row: the number of fields, the id, the days, and the length of each, and of the lines. */
const lineRowHead = 42;

/** Writes Latin-1 and answers where it ends. */
function written(bytes: Buffer, at: number, text: string): number {
  const end = at + bytes.write(text, at, "latin1");
  if (end - at < text.length) throw new RangeError("a count takes more room than a batch has for it");
  return end;
}

const combinationsMax = 0x4000;
const firstLetters = 0x4141;

/** By day, how many rows each cell has: a country and a combination as one number below 2^30, which a map holds without an allocation. */
function tallied(batch: BanBatch): Map<number, Map<number, number>> {
  const byDay = new Map<number, Map<number, number>>();
  let tally = new Map<number, number>();
  let present = Number.NaN;
  for (let row = 0; row < batch.size; row += 1) {
    const day = batch.days[row] ?? 0;
    if (day !== present) {
      tally = byDay.get(day) ?? new Map();
      byDay.set(day, tally);
      present = day;
    }
    const cell = ((batch.countries[row] ?? 0) - firstLetters) * combinationsMax + (batch.combinations[row] ?? 0);
    tally.set(cell, (tally.get(cell) ?? 0) + 1);
  }
  return byDay;
}

function lettersOf(place: number): string {
  const letters = place + firstLetters;
  return String.fromCharCode(letters >> 8, letters & 255);
}

function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** A whole number in four bytes, the highest first, as Latin-1. */
function four(value: number): string {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

type Form = { readonly head: string; readonly tail: string; readonly fields: string };
const forms: (Form | undefined)[] = new Array(combinationCount);

/** What all counts of one combination share: a line up to its count and after its day, and a row up to its country. */
function formOf(combination: number): Form {
  const known = forms[combination];
  if (known !== undefined) return known;
  const codes = codesOf(combination);
  const { action, automation, reason, reportedBefore, signal, surface } = codes;
  const form = {
    head: `{"action":"${action}","automation":"${automation}","count":`,
    tail: `","reason":"${reason}","reportedBefore":${reportedBefore},"signal":"${signal}","surface":"${surface}"}`,
    fields: codeFields(codes),
  };
  forms[combination] = form;
  return form;
}
