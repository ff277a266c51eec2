import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A company's published legal-request figures (GitHub, CC-BY-4.0), replayed as past years' CSV: one request a counted demand. The
 * table names no authority, no account and no field, so those cells stay blank or say that they are not named.
 *
 * Where a year discloses more than it received (three lines of 2021), every counted demand is granted and the surplus follows as
 * rows with `counted` = false: disclosures without a counted demand. So both published numbers come out as they were printed.
 */
export type PublishedLine = {
  readonly year: number;
  readonly type: string;
  readonly instrument: string;
  readonly received: number;
  readonly disclosed: number;
};

const folder = "data/requests_to_disclose_user_information";

/** The published types and the instrument that each is counted under. Exigent circumstances are 18 USC 2702(c)(4): records only. */
const instruments: Readonly<Record<string, string>> = {
  "criminal or government agency subpoena": "US-SUBPOENA",
  "civil subpoena": "US-CIVIL-SUBPOENA",
  "criminal court order": "US-2703D",
  "criminal search warrant": "US-WARRANT",
  "cross-border request": "INTL-MLAT",
  "exigent circumstances": "US-EDR-RECORDS",
};

/** The published table, line by line; `at` is the folder `data/github-transparency`. */
export function publishedLines(at: string): PublishedLine[] {
  return rowsOf(join(at, folder, "requests_received_and_disclosed.csv")).map(
    ([year, type = "", received, disclosed]) => ({
      year: Number(year),
      type: type.trim(),
      instrument: instruments[type.trim()] ?? "",
      received: Number(received),
      disclosed: Number(disclosed),
    }),
  );
}

/** The CSV for `import requests`, in the order of the published table. */
export function githubRequests(at: string): string {
  const header = "reference,received_at,country,authority,instrument,emergency,outcome,counted,published_as\r\n";
  return (
    header +
    publishedLines(at)
      .flatMap((line) => rowsFor(line, countriesFor(line, at)))
      .join("")
  );
}

function rowsFor(line: PublishedLine, countries: readonly string[]): string[] {
  const { year, type, instrument, received, disclosed } = line;
  const rows = Math.max(received, disclosed);
  const start = Date.UTC(year, 0, 1);
  const length = Date.UTC(year + 1, 0, 1) - start;
  return Array.from({ length: rows }, (_, n) => {
    const at = new Date(start + Math.floor(((n + 0.5) * length) / rows / 1000) * 1000).toISOString();
    const reference = `${year}-${instrument}-${String(n + 1).padStart(4, "0")}`;
    const country = countries[n] ?? "ZZ";
    const outcome = n < disclosed ? "granted" : "refused";
    const emergency = type === "exigent circumstances";
    return `${reference},${at},${country},Authority not named in the publication,${instrument},${emergency},${outcome},${n < received},${type}\r\n`;
  });
}

/**
 * Whence a line's requests came. Domestic process is American. Of cross-border requests a second table names governments: it is used
 * where it names no more than were received, and what it leaves open is ZZ; in 2022 it names 37 of 18, so nothing is taken from it.
 */
function countriesFor({ year, type, received, disclosed }: PublishedLine, at: string): string[] {
  if (type !== "cross-border request") return Array.from({ length: Math.max(received, disclosed) }, () => "US");
  const named = rowsOf(join(at, folder, "cross_border_data_requests.csv"))
    .filter(([of]) => Number(of) === year)
    .flatMap(([, , code = "ZZ", count]) => Array.from({ length: Number(count) }, () => code));
  return named.length > received ? [] : named;
}

/** Lines of the published files hold no quotes. */
function rowsOf(path: string): string[][] {
  const [, ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  return lines.map((line) => line.split(","));
}
