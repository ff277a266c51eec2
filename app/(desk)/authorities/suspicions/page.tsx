import type { Metadata } from "next";
import { AuthorityTabs } from "#components/authorities/authority-tabs.tsx";
import { addressWith } from "#components/requests/address-with.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { SuspicionCounts } from "#components/suspicions/suspicion-counts.tsx";
import { SuspicionFilters } from "#components/suspicions/suspicion-filters.tsx";
import { SuspicionsTable } from "#components/suspicions/suspicions-table.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { counts } from "#lib/suspicions/counts.ts";
import { list } from "#lib/suspicions/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Suspicions" };

type Props = { searchParams: Promise<NonNullable<Parameters<typeof list>[2]>> };

export default async function SuspicionsPage({ searchParams }: Props) {
  const { outcome, signal, country, after } = await searchParams;
  const filter = { ...(outcome && { outcome }), ...(signal && { signal }), ...(country && { country }) };
  const { rows, next } = await ask(list, { ...filter, ...(after && { after }) });
  const zones = await readerZones();
  const year = String(new Date().getUTCFullYear());
  const thisYear = await ask(counts, { from: `${year}-01-01`, to: `${year}-12-31` });
  return (
    <>
      <PageHeader
        title="Suspicions"
        path={[{ href: "/authorities", label: "Authorities" }]}
        line="Who may not be who they say: raised by a person on what was found, never by a program alone."
      />
      <AuthorityTabs at="/authorities/suspicions" />
      <SuspicionFilters {...filter} />
      <SuspicionCounts year={year} counts={thisYear} />
      {rows.length === 0 ? (
        <Empty title="No suspicion is like that">
          A suspicion is raised on a case, under Requester, where the signals stand; or on the page of an authority.
        </Empty>
      ) : (
        <>
          <SuspicionsTable rows={rows} {...zones} />
          <Pagination
            newer={after && addressWith("/authorities/suspicions", filter, {})}
            older={next === null ? undefined : addressWith("/authorities/suspicions", filter, { after: next })}
            words={`${rows.length} on this page, the newest first`}
          />
        </>
      )}
    </>
  );
}
