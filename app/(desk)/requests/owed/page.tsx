import type { Metadata } from "next";
import { OwedTable } from "#components/requests/owed-table.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { ground } from "#lib/db/ground.ts";
import { owed } from "#lib/requests/owed.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Process owed" };

export default async function OwedPage() {
  const { rows, counts } = await ask(owed, {});
  return (
    <>
      <PageHeader
        title="Process owed"
        path={[{ href: "/requests", label: "Queue" }]}
        line="After an emergency the legal process must follow. Who leaves it overdue is looked at more closely the next time."
      />
      <OwedTable rows={rows} counts={counts} zones={await readerZones()} now={ground().now()} />
    </>
  );
}
