import type { Metadata } from "next";
import Link from "next/link";
import { AuthoritiesTable } from "#components/authorities/authorities-table.tsx";
import { AuthorityFilters } from "#components/authorities/authority-filters.tsx";
import { AuthorityTabs } from "#components/authorities/authority-tabs.tsx";
import { addressWith } from "#components/requests/address-with.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/authorities/list.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Authorities" };

type Props = { searchParams: Promise<{ [Name in keyof NonNullable<Parameters<typeof list>[2]>]: string }> };

export default async function AuthoritiesPage({ searchParams }: Props) {
  const { after, ...asked } = await searchParams;
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ""));
  const { rows, next } = await ask(list, { ...filter, ...(after && { after }) });
  const [zones, { role }] = [await readerZones(), await requireActor()];
  const record = may(role, "authorities:record") && (
    <Button asChild>
      <Link href="/authorities/new">Record an authority</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Authorities"
        line="Those who ask. Nothing is given to one before somebody has called back, by a register that the demand did not name."
        acts={record}
      />
      <AuthorityTabs at={`/authorities${asked.standing === undefined ? "" : `?standing=${asked.standing}`}`} />
      <AuthorityFilters {...filter} />
      {rows.length === 0 ? (
        <Empty
          title={Object.keys(filter).length > 0 || after ? "No authority is like that" : "No authority here yet"}
          acts={record}
        >
          An authority is listed here when it is recorded, or with the first request that it sends, as not verified.
        </Empty>
      ) : (
        <>
          <AuthoritiesTable rows={rows} now={new Date()} {...zones} />
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
