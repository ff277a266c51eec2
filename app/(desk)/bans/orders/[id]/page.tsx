import type { Metadata } from "next";
import { DecideOrder } from "#components/banOrders/decide-order.tsx";
import { OrderDecision, OrderFacts } from "#components/banOrders/order-facts.tsx";
import { OrderSignatures } from "#components/banOrders/order-signatures.tsx";
import { asksWords, orderStanding, orderTone } from "#components/banOrders/words.ts";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/banOrders/one.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import * as acts from "../actions.ts";

export const metadata: Metadata = { title: "Order" };

type Props = { params: Promise<{ id: string }> };

export default async function OrderPage({ params }: Props) {
  const { history, ...order } = await ask(one, await params);
  const [zones, { id: actorId, role }] = [await readerZones(), await requireActor()];
  const decides = order.state === "received" && may(role, "banOrders:propose");
  const signs = may(role, "banOrders:countersign");
  return (
    <>
      <PageHeader
        title={`${asksWords[order.asks]}: ${order.reference}`}
        path={[
          { href: "/bans", label: "Bans" },
          { href: "/bans/orders", label: "Orders" },
        ]}
        marks={<Badge tone={orderTone(order)}>{orderStanding(order)}</Badge>}
      />
      <OrderSignatures
        {...{ order, history, actorId, zones }}
        readsLog={may(role, "log:read")}
        acts={signs ? { countersign: acts.countersignDecision, sendBack: acts.sendDecisionBack } : null}
      />
      <Section title="The order">
        <OrderFacts order={order} zones={zones} />
      </Section>
      {decides && (
        <Section title="Decide it">
          <DecideOrder order={order} acts={{ propose: acts.decideOrder, withdraw: acts.withdrawOrder }} />
        </Section>
      )}
      {order.state === "settled" && (
        <Section title="The decision">
          <OrderDecision order={order} zones={zones} />
        </Section>
      )}
    </>
  );
}
