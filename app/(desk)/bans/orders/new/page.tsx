import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { RecordOrder } from "#components/banOrders/record-order.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { readerZones } from "../../../../reader.ts";
import { recordOrder } from "../actions.ts";

export const metadata: Metadata = { title: "Record an order" };

type Props = { searchParams: Promise<{ ban?: string; request?: string }> };

export default async function NewOrderPage({ searchParams }: Props) {
  if (!may((await requireActor()).role, "banOrders:record")) forbidden();
  const { ban = "", request = "" } = await searchParams;
  const { zone } = await readerZones();
  return (
    <>
      <PageHeader
        title="Record an order"
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/orders", label: "Orders" },
        ]}
        line="As it was received. What is recorded is not changed; the decision follows."
      />
      <RecordOrder action={recordOrder} {...{ ban, request, zone }} now={new Date()} />
    </>
  );
}
