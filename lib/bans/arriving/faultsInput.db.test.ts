import { beforeAll, describe, expect, test } from "vitest";
import type { ImportSummary } from "#lib/bans/arriving/banImport.ts";
import { importBans } from "#lib/bans/arriving/importBans.ts";
import { banRecord, pieces } from "#testing/bans.ts";
import { type TestDatabase, testDatabase } from "#testing/database.ts";
import { expectWhole } from "#testing/faults.ts";

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
});

type Told = { summary: ImportSummary; faults: [line: number, reason: string][] };
let taken = 0;

/** Imports a text under its own source; `faults` are the lines that were not taken. */
async function importText(source: string, input: AsyncIterable<Uint8Array>): Promise<Told> {
  const faults: [number, string][] = [];
  const onFault = (line: number, reason: string) => faults.push([line, reason]);
  const summary = await importBans(base.ground, base.people.operator, { source, input, onFault });
  taken += summary.imported;
  return { summary, faults };
}

const good = (number: number) => JSON.stringify(banRecord(number));
const withField = (name: string, value: string) => good(2).replace(/}$/, `,"${name}":${value}}`);
const changed = (name: string, value: unknown) => JSON.stringify({ ...banRecord(2), [name]: value });
const raw = (text: string) => Buffer.from(text, "latin1");

const lines: [name: string, line: string | Buffer, reason: RegExp][] = [
  ["invalid UTF-8", raw(good(2).replace("b-2", "b-\xc3\x28")), /not UTF-8/],
  ["UTF-8 of half a surrogate pair", raw(good(2).replace("b-2", "b-\xed\xa0\x80")), /not UTF-8/],
  ["half of a surrogate pair, escaped", good(2).replace("b-2", "b-\\ud800"), /half of a surrogate pair/],
  ["a NUL byte", good(2).replace("b-2", "b-\0"), /not valid JSON/],
  ["a NUL, escaped", good(2).replace("b-2", "b-\\u0000"), /control character/],
  ["a number beyond 2^53", changed("id", 0).replace('"id":0', '"id":9007199254740993'), /id must be text/],
  ["a number beyond every number", changed("id", 0).replace('"id":0', '"id":1e999'), /id must be text/],
  ["-0", changed("reported_before", 0).replace(":0", ":-0"), /reported_before must be true or false/],
  ["the year 9999", changed("occurred_at", "9999-12-31T23:59:59Z"), /out of range/],
  ["the year 10000", changed("occurred_at", "+010000-01-01T00:00:00Z"), /ISO 8601/],
  ["the year 0", changed("occurred_at", "0000-01-01T00:00:00Z"), /out of range|ISO 8601/],
  ["the 30th of February", changed("occurred_at", "2023-02-30T00:00:00Z"), /ISO 8601/],
  ["a second that does not exist", changed("occurred_at", "2023-09-01T00:00:61Z"), /ISO 8601/],
  [
    "nesting as deep as a line",
    withField("deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`),
    /"deep" is not known|not valid JSON/,
  ],
  ["a name that is there twice", withField("reason", '"hate"'), /names a member twice/],
  ["a name that is there twice, escaped", withField("\\u0069d", '"b-other"'), /names a member twice/],
  ["a name that every object has", withField("__proto__", '{"id":"x"}'), /is not known/],
  ["an array of bans", `[${good(2)}]`, /one JSON object a line/],
  ["two bans on a line", `${good(2)}${good(3)}`, /not valid JSON/],
  ["a ban cut short", good(2).slice(0, 40), /not valid JSON/],
];

describe("a line that holds", () => {
  test.each(lines)("%s costs that line and no other", async (name, line, reason) => {
    const bytes = Buffer.concat([raw(`${good(1)}\n`), Buffer.from(line as string), raw(`\n${good(3)}\n`)]);
    const source = `line-${name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}`.slice(0, 60);
    const { summary, faults } = await importText(source, pieces(bytes, 101));
    expect(faults).toEqual([[2, expect.stringMatching(reason)]]);
    expect(summary).toMatchObject({ read: 3, imported: 2, rejected: 1 });
  });
});

describe("a file", () => {
  test("with a byte order mark, CRLF, empty lines and no last line end is read as it is meant", async () => {
    const text = `\ufeff\r\n${good(1)}\r\n\r\n\n${good(2)}\r\n${good(3)}`;
    const { summary, faults } = await importText("windows", pieces(text, 7));
    expect([summary, faults]).toMatchObject([{ read: 3, imported: 3 }, []]);
  });

  test("of CSV may quote; a record that goes on over line ends in quotes is one, and a sound row in it none", async () => {
    const names = Object.keys(banRecord(0));
    const row = (number: number, quote = '"') =>
      names.map((name) => `${quote}${banRecord(number)[name]}${quote}`).join(",");
    const broken = row(3).replace('"b-3"', `"b-\n${row(5, "")}\n3"`);
    const text = [names.map((name) => `"${name}"`).join(","), row(1), row(2, ""), broken, row(4)].join("\r\n");
    const { summary, faults } = await importText("sheet", pieces(text, 11));
    expect(summary).toMatchObject({ read: 4, imported: 3, rejected: 1 });
    expect(faults).toEqual([[4, expect.stringContaining("over 3 lines")]]);
  });

  test("of nothing, or of nothing but line ends, is no bans", async () => {
    for (const text of ["", "\n", "\r\n\r\n", "\ufeff"])
      expect((await importText("nothing", pieces(text))).summary).toMatchObject({ read: 0, imported: 0, rejected: 0 });
  });

  test("with a line of 1 GB costs that line; memory stays flat", async () => {
    const mebibyte = Buffer.alloc(1 << 20, "x");
    let peak = 0;
    const before = process.memoryUsage().rss;
    const stream = async function* () {
      yield raw(`${good(1)}\n`);
      for (let at = 0; at < 1024; at += 1) {
        if (at % 16 === 0) peak = Math.max(peak, process.memoryUsage().rss);
        yield mebibyte;
      }
      yield raw(`\n${good(3)}\n`);
    };
    const { summary, faults } = await importText("endless", stream());
    expect(summary).toMatchObject({ read: 3, imported: 2, rejected: 1 });
    expect(faults).toEqual([[2, "The line is longer than 1 MB (1073741824 bytes)."]]);
    expect((peak - before) / 2 ** 20).toBeLessThan(200);
  });
});

test("after all of this the ledger holds what was sound, and the log verifies", async () => {
  await expectWhole(base.ground, base.people.auditor, taken);
});
