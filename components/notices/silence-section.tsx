import { BellOff } from "lucide-react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Section } from "#components/shell/page-header.tsx";
import { Mark } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may, type Role } from "#lib/auth/permissions.ts";
import type { OrderLine } from "#lib/requests/standing.ts";
import { OrderDialog } from "./order-dialog.tsx";
import { TwoPeople } from "./two-people.tsx";

type SilenceSectionProps = {
  request: { id: string; version: number; imported: boolean };
  orders: readonly OrderLine[];
  papers: readonly { id: string; fileName: string }[];
  bindsUntil: Date | null;
  acts: Readonly<Record<"gag" | "ungag" | "settleUngag", FormAction>>;
  actor: { id: string; role: Role };
  now: Date;
  zones: { zone: string; legalZone: string };
};

/** What binds the service to silence: each order and extension with its own document, and its end before the date where two people signed one. */
export function SilenceSection(props: SilenceSectionProps) {
  const { request, orders, papers, bindsUntil, acts, actor, zones } = props;
  const mayGag = may(actor.role, "requests:gag") && !request.imported;
  return (
    <Section
      title="Non-disclosure"
      acts={
        mayGag && <OrderDialog request={request} orders={orders} papers={papers} action={acts.gag} zone={zones.zone} />
      }
    >
      {bindsUntil === null ? (
        <p className="text-soft">
          {orders.length === 0
            ? "None was ordered: the user is told when the answer is given."
            : "It has ended, and nothing binds the service to silence any more."}
        </p>
      ) : (
        <p>
          <Mark icon={BellOff} className="font-strong">
            Binds until
          </Mark>{" "}
          <Instant at={bindsUntil} {...zones} />
        </p>
      )}
      <ol className="mt-4 flex flex-col gap-5 empty:hidden">
        {orders.map((order) => (
          <li key={order.id} className="border-rule border-l-2 pl-4">
            <Order {...props} order={order} mayGag={mayGag} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Order({ order, mayGag, ...props }: SilenceSectionProps & { order: OrderLine; mayGag: boolean }) {
  const { request, acts, actor, now, zones } = props;
  const papers = [order.reference, order.fileName].filter((one) => one !== null).join(", ");
  return (
    <div className="flex flex-col gap-2">
      <p>
        {order.extendsId === null ? "Ordered" : "Extended"} to <Instant at={order.until} {...zones} />
        {order.end?.countersignedAt && (
          <strong>
            , ended before that on <Instant at={order.end.endsAt} {...zones} />
          </strong>
        )}
      </p>
      <p className="text-small text-soft">
        {order.issuer}; {order.basis}
        {papers !== "" && `; ${papers}`}. Recorded by {order.addedByName}, <Instant at={order.addedAt} {...zones} />
      </p>
      {order.end !== null && (
        <>
          <p className="text-small">
            {order.end.issuer} ends it ({order.end.reference}) on <Instant at={order.end.endsAt} {...zones} />
          </p>
          <TwoPeople
            label="Early end of the non-disclosure"
            proposed={{ by: order.end.proposedBy, name: order.end.proposedByName, at: order.end.proposedAt }}
            countersigned={
              order.end.countersignedAt === null
                ? null
                : { name: order.end.countersignedByName ?? "Counsel", at: order.end.countersignedAt }
            }
            settle={
              mayGag
                ? { action: acts.settleUngag, hidden: { endId: order.end.id }, submit: "Countersign the end" }
                : null
            }
            actor={actor}
            zones={zones}
          />
        </>
      )}
      {order.end === null && mayGag && order.bindsUntil > now && (
        <EndDialog request={request} order={order} action={acts.ungag} zone={zones.zone} />
      )}
    </div>
  );
}

function EndDialog({
  request,
  order,
  action,
  zone,
}: {
  request: { id: string };
  order: OrderLine;
  action: FormAction;
  zone: string;
}) {
  return (
    <Dialog
      trigger={
        <Button size="small" kind="quiet" className="w-fit">
          It ends earlier
        </Button>
      }
      title="The order ends before its date"
      description="Nobody can be told and then not told, so another person of counsel countersigns it. Until then the order binds as it did."
    >
      <ActionForm action={action} hidden={{ id: request.id, orderId: order.id, zone }} submit="Propose the end">
        <TextField name="issuer" id={`end-issuer-${order.id}`} label="Ended by" maxLength={300} />
        <TextField
          name="reference"
          id={`end-reference-${order.id}`}
          label="Reference of the order that ends it"
          maxLength={200}
        />
        <TextField name="endsAt" id={`end-at-${order.id}`} label="Ends" hint={`In ${zone}`} type="datetime-local" />
      </ActionForm>
    </Dialog>
  );
}
