import type { Metadata } from "next";
import { AnswerOrder } from "#components/banOrders/answer-order.tsx";
import { OrderAnswer, OrderFacts } from "#components/banOrders/order-facts.tsx";
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
  const answers = order.state === "received" && may(role, "banOrders:propose");
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
        acts={signs ? { countersign: acts.countersignAnswer, sendBack: acts.sendAnswerBack } : null}
      />
      <Section title="The order">
        <OrderFacts order={order} zones={zones} />
      </Section>
      {answers && (
        <Section title="Answer it">
          <AnswerOrder order={order} acts={{ propose: acts.answerOrder, withdraw: acts.withdrawOrder }} />
        </Section>
      )}
      {order.state === "settled" && (
        <Section title="The answer">
          <OrderAnswer order={order} zones={zones} />
        </Section>
      )}
    </>
  );
}
