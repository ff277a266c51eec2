import type { Metadata } from "next";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { typedText } from "#components/forms/typed-time.ts";
import { NewEmergencyFields } from "#components/requests/new-emergency-fields.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { list } from "#lib/authorities/list.ts";
import { dayOf } from "#lib/law/calendar.ts";
import { current } from "#lib/register/current.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { createEmergency } from "./actions.ts";

export const metadata: Metadata = { title: "Record an emergency" };

export default async function NewEmergencyPage() {
  // The operation decides; this spares writing a form that would be refused.
  if (!may((await requireActor()).role, "requests:create")) forbidden();
  const register = await ask(current, {});
  const { zone, legalZone } = await readerZones();
  const now = new Date();
  return (
    <>
      <PageHeader
        title="Record an emergency"
        path={[
          { href: "/requests", label: "Queue" },
          { href: "/requests/new", label: "Record a request" },
        ]}
        line="Somebody's life is in danger now. Write down the least that ends it; the clock counts hours, and nothing is released before a call-back."
      />
      {register === null ? (
        <Empty title="There is no register yet">Set the workspace up with one of the two presets first.</Empty>
      ) : (
        <ActionForm
          action={createEmergency}
          hidden={{ zone }}
          submit="Record the emergency"
          className="max-w-3xl gap-3"
          back={
            <Button kind="quiet" asChild>
              <Link href="/requests/new">It is no emergency</Link>
            </Button>
          }
        >
          <NewEmergencyFields
            {...{ register, zone, on: dayOf(now, legalZone), receivedAt: typedText(now, zone) }}
            authorities={(await ask(list, {})).rows.map(({ name }) => name)}
          />
        </ActionForm>
      )}
    </>
  );
}
