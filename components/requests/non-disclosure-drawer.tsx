import { BellOff } from "lucide-react";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import { Mark } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Instant } from "#components/ui/time.tsx";
import { may } from "#lib/auth/permissions.ts";
import { can } from "#lib/requests/request.ts";
import { type CaseProps, seen } from "./case-view.ts";

/** Each order of non-disclosure with its extensions, what binds now, and whether the user was told. */
export function NonDisclosureDrawer(props: CaseProps) {
  const { view, zones } = props;
  const { nonDisclosures, nonDisclosureUntil } = view;
  return (
    <div className="flex flex-col gap-3">
      {nonDisclosureUntil === null ? (
        <p className="text-soft">{nonDisclosures.length === 0 ? "None was ordered." : "It has ended."}</p>
      ) : (
        <p>
          <Mark icon={BellOff} className="font-strong">
            Binds until
          </Mark>{" "}
          <Instant at={nonDisclosureUntil} {...zones} />
        </p>
      )}
      {nonDisclosures.length > 0 && (
        <ol className="flex flex-col gap-2 text-small">
          {nonDisclosures.map((order, at) => (
            <li
              key={`${order.addedAt.toISOString()}${order.until.toISOString()}`}
              className="border-rule border-l-2 pl-3"
            >
              <span className="block">
                {at === 0 ? "Ordered" : "Extended"} to <Instant at={order.until} {...zones} />
              </span>
              <span className="text-soft">
                {order.issuer}; {order.basis}
              </span>
            </li>
          ))}
        </ol>
      )}
      <Order {...props} />
      <Notice {...props} />
    </div>
  );
}

function Order({ view, acts, actor, zones }: CaseProps) {
  if (!may(actor.role, "requests:gag") || !can(view.request, "gag")) return null;
  const extends_ = view.nonDisclosures.length > 0;
  return (
    // Another order makes another dialog, so that the one in which it was recorded closes.
    <Dialog
      key={view.nonDisclosures.length}
      trigger={
        <Button size="small" className="w-fit">
          {extends_ ? "Record an extension" : "Record an order"}
        </Button>
      }
      title={extends_ ? "Extend the non-disclosure" : "Record a non-disclosure"}
      description="While it binds no notice leaves; when it ends, the notice falls due by itself. Each order is kept; the one that ends last binds."
    >
      <ActionForm
        action={acts.gag}
        hidden={{ ...seen(view), zone: zones.zone }}
        submit={extends_ ? "Extend it" : "Record it"}
      >
        <TextField name="issuer" label="Ordered by" maxLength={300} />
        <TextField name="basis" label="Provision" minLength={3} maxLength={300} />
        <TextField name="until" label="Ends" hint={`In ${zones.zone}`} type="datetime-local" />
      </ActionForm>
    </Dialog>
  );
}

function Notice({ view, acts, actor, zones }: CaseProps) {
  const { notifiedAt } = view.request;
  if (notifiedAt !== null) {
    return (
      <p>
        The user was told <Instant at={notifiedAt} {...zones} />
      </p>
    );
  }
  if (!view.noticeDue) return null;
  if (!may(actor.role, "requests:notify")) return <p className="font-strong">The user is to be told now.</p>;
  return (
    <ActionForm
      action={acts.notify}
      hidden={seen(view)}
      submit="Record the notice"
      kind="plain"
      size="small"
      className="gap-2"
    >
      <p>
        <strong>The user is to be told now:</strong> nothing binds the service to silence.
      </p>
    </ActionForm>
  );
}
