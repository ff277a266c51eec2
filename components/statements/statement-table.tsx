import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { automationWords, reasonWords, signalWords } from "#components/bans/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Cell, Head, Row, RowHead, rowLink, Table } from "#components/ui/table.tsx";
import { formatDay } from "#components/ui/time-format.ts";
import type { StatementLine } from "#lib/statements/statement.ts";
import { stateWords } from "./words.ts";

/** Statements, the newest drafts first; a day is UTC, as it is sent. */
export function StatementTable({ rows }: { rows: readonly StatementLine[] }) {
  return (
    <Table caption="Statements of reasons" stacked>
      <thead>
        <tr>
          {["Statement", "State", "Signal", "Decided", "Country", "From"].map((head) => (
            <Head key={head}>{head}</Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <Row key={one.id} row={one.id}>
            <RowHead className="phone:basis-full">
              <Link href={`/bans/statements/${one.id}`} className={`${rowLink} phone:font-strong`}>
                {one.action === "ban" ? "Account ended" : "Account suspended"}: {reasonWords[one.reason].toLowerCase()}
              </Link>
            </RowHead>
            <Cell>
              <Badge tone={stateWords[one.state].tone}>{stateWords[one.state].word}</Badge>
            </Cell>
            <Cell className="phone:w-full phone:text-soft">{signalWords[one.signal]}</Cell>
            <Cell className="phone:w-full phone:text-soft">{automationWords[one.automation]}</Cell>
            <Cell className="text-soft">{countryName(one.country)}</Cell>
            <Cell className="text-soft">{formatDay(new Date(one.appliedOn), "UTC")}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
