import type { Metadata } from "next";
import { HoldsTable } from "#components/holds/holds-table.tsx";
import { HoldsTabs } from "#components/holds/holds-tabs.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { list } from "#lib/holds/list.ts";
import { ask } from "../../ask.ts";
import { readerZones } from "../../reader.ts";

export const metadata: Metadata = { title: "Holds" };

export default async function HoldsPage() {
  const holds = await ask(list, {});
  const { zone } = await readerZones();
  return (
    <>
      <PageHeader
        title="Holds and notices"
        line="What is kept while an authority seeks its order, the one that ends soonest first."
      />
      <HoldsTabs at="/holds" />
      <HoldsTable holds={holds} zone={zone} />
    </>
  );
}
