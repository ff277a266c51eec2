import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import type { OrderLine } from "#lib/requests/standing.ts";

type OrderDialogProps = {
  request: { id: string; version: number };
  orders: readonly OrderLine[];
  papers: readonly { id: string; fileName: string }[];
  action: FormAction;
  zone: string;
};

/** Records an order of non-disclosure, or an extension of one, with its own document. */
export function OrderDialog({ request, orders, papers, action, zone }: OrderDialogProps) {
  const isExtension = orders.length > 0;
  return (
    <Dialog
      key={orders.length}
      trigger={
        <Button size="small" className="w-fit">
          {isExtension ? "Record an extension" : "Record an order"}
        </Button>
      }
      title={isExtension ? "Extend the non-disclosure" : "Record a non-disclosure"}
      description="While it binds no notice leaves; when it ends, the notice falls due by itself. Each order is kept; the one that ends last binds."
    >
      <ActionForm
        action={action}
        hidden={{ id: request.id, version: String(request.version), zone }}
        submit={isExtension ? "Extend it" : "Record it"}
      >
        {isExtension && (
          <ChoiceField
            name="extendsId"
            label="Which order it extends"
            choices={orders.map((order) => ({
              value: order.id,
              label: `${order.reference ?? order.basis}, ${order.issuer}`,
            }))}
            defaultValue={orders.at(-1)?.id ?? ""}
            empty="None: an order of its own"
            optional
          />
        )}
        <TextField name="issuer" label="Ordered by" maxLength={300} />
        <TextField name="basis" label="Provision" minLength={3} maxLength={300} />
        <TextField name="reference" label="Reference of the order" maxLength={200} optional />
        {papers.length > 0 && (
          <ChoiceField
            name="documentId"
            label="Its document"
            choices={papers.map(({ id, fileName }) => ({ value: id, label: fileName }))}
            empty="Not among the papers"
            optional
          />
        )}
        <TextField name="until" label="Ends" hint={`In ${zone}`} type="datetime-local" />
      </ActionForm>
    </Dialog>
  );
}
