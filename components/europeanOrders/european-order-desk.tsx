import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { OrderDate } from "#lib/law/european/dates.ts";
import type { LegalRequest } from "#lib/requests/request.ts";
import { AnswerForm } from "./answer-form.tsx";
import { FollowUpForms } from "./follow-up-forms.tsx";
import { FormBlock, type ShownForm } from "./form-block.tsx";
import { NoteWord, OrderDates } from "./order-dates.tsx";

type Props = {
  request: Pick<LegalRequest, "id" | "version" | "state">;
  european: {
    readonly order: {
      readonly order: "epoc" | "epoc-pr";
      readonly reference: string;
      readonly authority: string;
      readonly facts: { readonly notified: boolean; readonly validationFollows: boolean };
    };
    readonly forms: readonly ShownForm[];
    readonly dates: readonly OrderDate[];
    readonly preservation: { readonly endsAt: Date | null; readonly why: readonly string[] } | null;
  };
  acts: Readonly<Record<"reveal" | "setAside" | "answer" | "followUp" | "note", FormAction>>;
  actor: { id: string; role: Role };
  zones: { zone: string; legalZone: string };
  now: string;
};

/** All that belongs to a European order beside the case itself. */
export function EuropeanOrderDesk({ request, european, acts, actor, zones, now }: Props) {
  const { order, forms } = european;
  const enters = may(actor.role, "europeanOrders:enter");
  const open = request.state !== "closed" && request.state !== "withdrawn";
  return (
    <>
      <Section title="Dates of the order">
        <OrderDates {...european} zones={zones} />
        {enters && (
          <div className="mt-3">
            <NoteWord requestId={request.id} facts={order.facts} note={acts.note} zone={zones.zone} now={now} />
          </div>
        )}
      </Section>
      <Section title="Forms">
        {forms.map((form) => (
          <FormBlock key={form.id} {...{ form, acts, actor, zones }} requestId={request.id} />
        ))}
        {enters && order.order === "epoc-pr" && (
          <div className="mt-4">
            <FollowUpForms
              {...{ order, now }}
              requestId={request.id}
              given={forms.map(({ annex }) => annex)}
              followUp={acts.followUp}
              zone={zones.zone}
            />
          </div>
        )}
      </Section>
      {may(actor.role, "europeanOrders:answer") && open && (
        <Section title="Answer with Annex III">
          <p className="mb-4 max-w-prose text-soft">
            Where the order cannot be executed, or not in full. The provider has these grounds and no others. Kept as a
            PDF and as data among the papers; it leaves by the delivery of the case.
          </p>
          <AnswerForm requestId={request.id} version={request.version} order={order.order} answer={acts.answer} />
        </Section>
      )}
    </>
  );
}
