import type { FormAction } from "#components/forms/form-state.ts";
import { CoverPreview } from "#components/letters/cover-preview.client.tsx";
import { type CaseProps, seen } from "#components/requests/case-view.ts";
import { ProductionFacts } from "#components/requests/production-facts.tsx";
import { revealReasonWords } from "#components/requests/words.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { may } from "#lib/auth/permissions.ts";
import type { Language } from "#lib/letters/kinds.ts";
import { can } from "#lib/requests/request.ts";
import { DeliverForm } from "./deliver-form.client.tsx";
import { DeliveryBlock, type ShownDelivery } from "./delivery-block.tsx";

type CaseDeliveriesProps = CaseProps & {
  language: Language;
  deliveries: readonly ShownDelivery[];
  recipients: Parameters<typeof DeliverForm>[0]["recipients"];
  days: { min: number; max: number; usual: number };
  frozen: boolean;
  gives: Readonly<Record<"previewProduction" | "makeProduction" | "deliverProduction" | "revokeDelivery", FormAction>>;
};

/** From the production to whoever fetched it. */
export function CaseDeliveries(props: CaseDeliveriesProps) {
  const { view, actor, zones, deliveries, gives } = props;
  const delivers = may(actor.role, "deliveries:deliver");
  return (
    <>
      <Section title="Production">
        <Produced {...props} />
      </Section>
      {view.production !== null && (
        <Section title="Deliveries">
          {deliveries.length === 0 ? (
            <p className="text-soft">It was not delivered yet.</p>
          ) : (
            deliveries.map((delivery) => (
              <DeliveryBlock
                key={delivery.id}
                delivery={delivery}
                zones={zones}
                revoke={delivers ? gives.revokeDelivery : null}
              />
            ))
          )}
        </Section>
      )}
      {view.production !== null && delivers && (
        <Section title={deliveries.length === 0 ? "Deliver" : "Deliver again"}>
          <Deliver {...props} />
        </Section>
      )}
    </>
  );
}

function Produced(props: CaseDeliveriesProps) {
  const { view, actor, language, gives } = props;
  if (view.production !== null) return <ProductionFacts {...props} production={view.production} />;
  if (!can(view.request, "produce") || !may(actor.role, "requests:produce")) {
    return (
      <Empty title="Nothing was produced yet" className="border-t-0">
        Once two people have decided and the data are collected, the letter and the records are made here and delivered.
      </Empty>
    );
  }
  const reasons = Object.entries(revealReasonWords).map(([value, label]) => ({ value, label }));
  const acts = { preview: gives.previewProduction, produce: gives.makeProduction };
  return <CoverPreview {...seen(view)} language={language} reasons={reasons} {...acts} />;
}

function Deliver({ view, recipients, days, frozen, deliveries, gives }: CaseDeliveriesProps) {
  if (frozen) {
    return (
      <Notice tone="grave" title="The authority is frozen">
        Nothing is delivered to it while a doubt is looked into. What was made is kept.
      </Notice>
    );
  }
  if (recipients.length === 0) {
    return (
      <Notice title="No officer of this authority is verified">
        A delivery goes to a person. Verify an officer of {view.authority} first, or download the production and hand it
        over by post.
      </Notice>
    );
  }
  const { id } = view.request;
  return (
    <DeliverForm
      requestId={id}
      seen={deliveries.length}
      recipients={recipients}
      days={days}
      action={gives.deliverProduction}
    />
  );
}
