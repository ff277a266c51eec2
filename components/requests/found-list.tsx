import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Empty } from "#components/ui/empty.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { offenceWords } from "#lib/law/offence.ts";
import { addressWith } from "./address-with.ts";
import { Marked } from "./marked.tsx";
import { type State, StateBadge } from "./state-badge.tsx";
import { countWords } from "./words.ts";

type FoundRow = {
  readonly id: string;
  readonly reference: string;
  readonly authority: string;
  readonly country: string;
  readonly instrument: string;
  readonly state: State;
  readonly imported: boolean;
  readonly receivedAt: Date;
  readonly offence: string | null;
  readonly offenceNote: string | null;
  readonly note: string | null;
};
type Nearest = { readonly kind: "authority" | "reference"; readonly text: string };
type FoundListProps = {
  found: { rows: FoundRow[]; next: string | null; words: string[]; nearest: Nearest[]; forgiving: boolean };
  text: string;
  after: string;
  zone: string;
  legalZone: string;
};

const searchAddress = (text: string, after = "") => addressWith("/search", { text, after }, {});

/** What was found, newest first, with the words marked in it; else what is nearly called that. */
export function FoundList({ found, text, after, zone, legalZone }: FoundListProps) {
  const { rows, next, words } = found;
  if (rows.length === 0) return <NothingFound found={found} page={after !== ""} />;
  return (
    <>
      <Table caption="Requests that were found, newest first" stacked>
        <thead>
          <tr>
            <Head>Request</Head>
            <Head>Instrument and offence</Head>
            <Head sorted="descending">Received</Head>
            <Head>State</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <FoundLine key={row.id} {...{ row, words, zone, legalZone }} />
          ))}
        </tbody>
      </Table>
      <Pagination
        newer={after === "" ? undefined : searchAddress(text)}
        older={next === null ? undefined : searchAddress(text, next)}
        words={`${countWords(rows.length, "request")} on this page`}
      />
    </>
  );
}

type FoundLineProps = { row: FoundRow; words: readonly string[]; zone: string; legalZone: string };

function FoundLine({ row, words, zone, legalZone }: FoundLineProps) {
  const { id, reference, authority, country, instrument, offence, offenceNote, note, receivedAt, state, imported } =
    row;
  const about = [offence === null ? "" : offenceWords(offence), offenceNote ?? ""].filter(Boolean).join(": ");
  return (
    <Row row={reference}>
      <RowHead className="max-w-0 whitespace-normal! align-top phone:w-full phone:max-w-none desk:w-1/2 desk:py-2">
        <span className="flex flex-wrap items-baseline gap-x-2.5">
          <Link href={`/requests/${id}`} className={`${rowLink} font-mono whitespace-nowrap`}>
            <Marked text={reference} words={words} />
          </Link>
          <span className="font-strong">
            <Marked text={authority} words={words} />
          </span>
          <span className="text-soft">
            <Marked text={countryName(country)} words={words} />
          </span>
        </span>
        {note !== null && (
          <span className="mt-0.5 block text-small text-soft">
            <Marked text={note} words={words} />
          </span>
        )}
      </RowHead>
      <Cell wrap className="phone:w-full">
        <Marked text={instrument} words={words} />
        {about !== "" && (
          <span className="block text-small text-soft">
            <Marked text={about} words={words} />
          </span>
        )}
      </Cell>
      <Cell className="align-top desk:py-2">
        <Instant at={receivedAt} zone={zone} legalZone={legalZone} />
      </Cell>
      <Cell className="align-top phone:ml-auto">
        <StateBadge state={state} imported={imported} />
      </Cell>
    </Row>
  );
}

function NothingFound({ found: { nearest, forgiving }, page }: { found: FoundListProps["found"]; page: boolean }) {
  if (page) return <Empty title="Nothing follows">What was found is on the pages before.</Empty>;
  return (
    <Empty title="No request has all of these words" className="mb-9">
      {nearest.length > 0 && (
        <>
          <p>Nearly called that:</p>
          <ul className="mt-1">
            {nearest.map(({ kind, text }) => (
              <li key={`${kind} ${text}`}>
                <Link href={searchAddress(text)} className={kind === "reference" ? "font-mono" : ""}>
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {nearest.length === 0 && (
        <p>Every word must begin a word of the request. Leave one out, or write it differently.</p>
      )}
      {!forgiving && <p>Misspellings find nothing here: this database has no trigram index (pg_trgm).</p>}
    </Empty>
  );
}
