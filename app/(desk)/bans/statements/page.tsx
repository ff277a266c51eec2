import type { Metadata } from "next";
import Link from "next/link";
import { BansTabs } from "#components/bans/bans-tabs.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { MonthsSent } from "#components/statements/months-sent.tsx";
import { NoSuchStatement, StatementsEmpty } from "#components/statements/no-statement.tsx";
import { RecheckForm } from "#components/statements/recheck-form.tsx";
import { StandingHead } from "#components/statements/standing-head.tsx";
import { StatementFilters } from "#components/statements/statement-filters.tsx";
import { StatementTable } from "#components/statements/statement-table.tsx";
import { statedWords } from "#components/statements/words.ts";
import { Button } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { territories } from "#lib/statements/enums.ts";
import { readerZones } from "../../../reader.ts";
import { recheckStatements, releaseShift } from "./actions.ts";
import { type Params, readStatements } from "./read.ts";

export const metadata: Metadata = { title: "Statements of reasons" };

export default async function StatementsPage({ searchParams }: { searchParams: Promise<Params> }) {
  const { filter, standing, empty, rows, older, first } = await readStatements(await searchParams);
  const [{ role }, zones] = [await requireActor(), await readerZones()];
  return (
    <>
      <PageHeader
        title="Bans"
        line={statedWords(standing.sends)}
        acts={
          !empty && (
            <Button asChild>
              <Link href="/bans/statements/dry-run">Dry run</Link>
            </Button>
          )
        }
      />
      <BansTabs at="/bans/statements" />
      <StandingHead {...{ standing, role, zones, empty }} at={filter.state} release={releaseShift} />
      {!empty && <StatementFilters filter={filter} countries={territories} />}
      {may(role, "statements:review") && rows.length > 0 && (
        <RecheckForm state={filter.state} action={recheckStatements} />
      )}
      {empty ? (
        <StatementsEmpty signed={standing.template !== null} settings={may(role, "statementSettings:read")} />
      ) : rows.length === 0 ? (
        <NoSuchStatement />
      ) : (
        <StatementTable rows={rows} />
      )}
      {(older !== undefined || first !== undefined) && <Pagination newer={first} older={older} />}
      {standing.months.length > 0 && (
        <Section title="Sent by month">
          <MonthsSent months={standing.months} />
        </Section>
      )}
    </>
  );
}
