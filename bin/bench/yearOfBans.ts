/** Of 100: how often each code. Invented, but shaped as a large messenger's: most bans are spam, most are automatic. */
const weights = {
  country: {
    ...{ IN: 30, BR: 14, ID: 11, US: 9, MX: 6, PK: 5, NG: 4, DE: 3, GB: 3, IT: 2, ES: 2, TR: 2, EG: 2, FR: 1 },
    ...{ AR: 1, CO: 1, ZA: 1, PH: 1, SA: 1, NL: 1 },
  },
  surface: { private: 68, groups: 22, business: 6, channels: 4 },
  reason: {
    ...{ spam: 48, fraud: 21, "terms-other": 9, impersonation: 6, "child-exploitation": 6, malware: 2, violence: 2 },
    ...{ hate: 1, terrorism: 1, "illegal-goods": 1, "sexual-content": 1, "minimum-age": 1, "self-harm": 1 },
  },
  signal: {
    ...{ behaviour: 44, "user-report": 26, profile: 12, "group-metadata": 8, "hash-match-unencrypted": 4 },
    ...{ "known-network": 4, "manual-review": 2 },
  },
  automation: { full: 78, partial: 18, none: 4 },
} as const;

const yearMs = 365 * 86_400_000;
/** Where the year begins: the twelve months before last, so that every row is in the past whenever this runs. */
const fromMs = Date.UTC(2025, 0, 1);
/** One row in so many ends an earlier ban. */
const reinstatedEach = 53;
const pieceBytes = 262_144;

/**
 * A year of invented bans, one NDJSON line each, in the order of time and the same everywhere: twelve months, twenty countries, every signal;
 * one in 53 reinstates the ban that stands 1,000 rows before it. Yields pieces of about 256 KiB that end with a line.
 */
export function* yearOfBans(rows: number): Generator<Buffer> {
  const next = sequence(2025);
  const lists = Object.fromEntries(Object.entries(weights).map(([name, codes]) => [name, weighted(codes)]));
  const pick = (name: keyof typeof weights) => lists[name]?.[Math.floor(next() * 100)] ?? "";
  let text = "";
  for (let row = 0; row < rows; row += 1) {
    const ends = row > 1_000 && row % reinstatedEach === 0 ? row - 1_000 : null;
    const signal = pick("signal");
    const at = new Date(fromMs + Math.floor((row / rows) * yearMs)).toISOString();
    text += `{"id":"y-${row}","account":"a-${ends ?? row}","action":"${ends === null ? "ban" : "reinstate"}","country":"${pick("country")}","surface":"${pick("surface")}","reason":"${pick("reason")}","signal":"${ends === null ? signal : "appeal"}","automation":"${ends === null ? pick("automation") : "none"}","occurred_at":"${at}","reported_before":${signal === "user-report"}${ends === null ? "" : `,"appeal_of":"y-${ends}"`}}\n`;
    if (text.length < pieceBytes) continue;
    yield Buffer.from(text, "latin1");
    text = "";
  }
  if (text !== "") yield Buffer.from(text, "latin1");
}

function weighted(codes: Readonly<Record<string, number>>): readonly string[] {
  const list = Object.entries(codes).flatMap(([code, weight]) => Array.from({ length: weight }, () => code));
  if (list.length !== 100) throw new RangeError("the weights of a code list are parts of 100");
  return list;
}

/** mulberry32: numbers in [0, 1), the same everywhere. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
