import type { Metadata } from "next";
import { AuthoritiesTable } from "#components/authorities/authorities-table.tsx";
import { AuthorityFilters } from "#components/authorities/authority-filters.tsx";
import { addressWith } from "#components/requests/address-with.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { list } from "#lib/authorities/list.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Authorities" };

type Props = { searchParams: Promise<{ name?: string; country?: string; verified?: "yes" | "no"; after?: string }> };

export default async function AuthoritiesPage({ searchParams }: Props) {
  const { name, country, verified, after } = await searchParams;
  const filter = { ...(name && { name }), ...(country && { country }), ...(verified && { verified }) };
  const { rows, next } = await ask(list, { ...filter, ...(after && { after }) });
  const zones = await readerZones();
  const filtered = name || country || after;
  return (
    <>
      <PageHeader
        title="Authorities"
        line="Those who ask. Nothing is given to one before somebody has called back, by a register that the demand did not name."
      />
      <TabLinks
        label="Authorities"
        at={`/authorities${verified === undefined ? "" : `?verified=${verified}`}`}
        tabs={[
          { href: "/authorities", label: "All" },
          { href: "/authorities?verified=no", label: "Not verified" },
          { href: "/authorities?verified=yes", label: "Verified" },
        ]}
      />
      <AuthorityFilters {...filter} />
      {rows.length === 0 ? (
        <Empty title={filtered ? "No authority is like that" : "No authority here yet"}>
          {filtered
            ? "Show every country, or write less of the name."
            : "An authority is listed here with the first request that it sends, as not verified."}
        </Empty>
      ) : (
        <>
          <AuthoritiesTable rows={rows} {...zones} />
          <Pagination
            newer={after && addressWith("/authorities", filter, {})}
            older={next === null ? undefined : addressWith("/authorities", filter, { after: next })}
            words={`${rows.length} on this page, by name`}
          />
        </>
      )}
    </>
  );
}
