import type { Metadata } from "next";
import Link from "next/link";
import { ReportFilters } from "#components/reports/report-filters.tsx";
import { ReportsEmpty } from "#components/reports/reports-empty.tsx";
import { ReportsTable } from "#components/reports/reports-table.tsx";
import { addressWith } from "#components/requests/address-with.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/reports/list.ts";
import type { State, TemplateName } from "#lib/reports/report.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Reports" };

type Props = { searchParams: Promise<{ state?: State; template?: TemplateName; after?: string }> };

export default async function ReportsPage({ searchParams }: Props) {
  const { state, template, after } = await searchParams;
  const filter = { ...(state && { state }), ...(template && { template }) };
  const { items, next } = await ask(list, { ...filter, ...(after && { after }) });
  const zones = await readerZones();
  const compiles = may((await requireActor()).role, "reports:compile");
  return (
    <>
      <PageHeader
        title="Reports"
        line="Counted from the records, signed by two people, published in numbers that anyone can check."
        acts={
          <>
            <Button asChild>
              <Link href="/transparency">Public page</Link>
            </Button>
            {compiles && (
              <Button kind="main" asChild>
                <Link href="/reports/new">Compile a report</Link>
              </Button>
            )}
          </>
        }
      />
      <ReportFilters {...filter} />
      {items.length === 0 ? (
        <ReportsEmpty {...filter} />
      ) : (
        <>
          <ReportsTable reports={items} {...zones} />
          <Pagination
            newer={after && addressWith("/reports", filter, {})}
            older={next === null ? undefined : addressWith("/reports", filter, { after: next })}
            words={`${items.length} on this page, newest first`}
          />
        </>
      )}
    </>
  );
}
