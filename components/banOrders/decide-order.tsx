import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { orderNeedsTwo, orderOutcomes, orderReasons } from "#lib/banOrders/banOrder.ts";
import { type ShownOrder, seenOrder } from "./shown-order.ts";
import { orderOutcomeWords, orderReasonWords } from "./words.ts";

type DecideOrderProps = { order: ShownOrder; acts: { propose: FormAction; withdraw: FormAction } };

/** Says whether the order is carried out; where that needs two people, the second signs afterwards. */
export function DecideOrder({ order, acts }: DecideOrderProps) {
  return (
    <div className="flex flex-col gap-6">
      {orderNeedsTwo(order, "complied") && (
        <Notice tone="quiet" title="A person of counsel countersigns, unless it is refused">
          {order.asks === "ban"
            ? "To close an account because somebody ordered it is a decision of two people."
            : "The ban is of the exploitation of children, or not known: two people let the account back."}
        </Notice>
      )}
      <ActionForm action={acts.propose} hidden={seenOrder(order)} submit="Record the decision">
        <ChoiceField
          name="outcome"
          label="What becomes of it"
          choices={orderOutcomes.map((value) => ({ value, label: orderOutcomeWords[value] }))}
          empty="Choose"
        />
        <ChoiceField
          name="reason"
          label="Why not in full"
          choices={orderReasons.map((value) => ({ value, label: orderReasonWords[value] }))}
          empty="It is carried out in full"
          optional
        />
      </ActionForm>
      <ActionForm action={acts.withdraw} hidden={seenOrder(order)} submit="The authority took it back" kind="quiet" />
    </div>
  );
}
