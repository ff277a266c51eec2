import type { Metadata } from "next";
import { twelveMonths } from "#components/appeals/age.ts";
import { NoSuchOrder, OrdersEmpty } from "#components/banOrders/no-order.tsx";
import { OrderCounts } from "#components/banOrders/order-counts.tsx";
import { OrderFilters } from "#components/banOrders/order-filters.tsx";
import { OrdersHead } from "#components/banOrders/orders-head.tsx";
import { OrdersTable } from "#components/banOrders/orders-table.tsx";
import { addressWith } from "#components/requests/address-with.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { counts } from "#lib/banOrders/counts.ts";
import { list } from "#lib/banOrders/list.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";

export const metadata: Metadata = { title: "Orders to ban or to reinstate" };

type Props = { searchParams: Promise<NonNullable<Parameters<typeof list>[2]>> };

export default async function OrdersPage({ searchParams }: Props) {
  const { after, state, asks, instrument, country } = await searchParams;
  const filter = {
    ...(state && { state }),
    ...(asks && { asks }),
    ...(instrument && { instrument }),
    ...(country && { country }),
  };
  const { rows, next } = await ask(list, { ...filter, ...(after && { after }) });
  const empty = rows.length === 0 && (await ask(list, {})).rows.length === 0;
  const lines = await ask(counts, twelveMonths(new Date()));
  const [zones, { role }] = [await readerZones(), await requireActor()];
  return (
    <>
      <OrdersHead mayRecord={may(role, "banOrders:record")} />
      {!empty && <OrderFilters filter={filter} />}
      {empty ? (
        <OrdersEmpty mayRecord={may(role, "banOrders:record")} />
      ) : rows.length === 0 ? (
        <NoSuchOrder />
      ) : (
        <>
          <OrdersTable rows={rows} {...zones} />
          <Pagination
            newer={after && addressWith("/bans/orders", filter, {})}
            older={next === null ? undefined : addressWith("/bans/orders", filter, { after: next })}
            words={`${rows.length} on this page`}
          />
        </>
      )}
      {lines.length > 0 && (
        <Section title="By month and country">
          <OrderCounts lines={lines} />
        </Section>
      )}
    </>
  );
}
