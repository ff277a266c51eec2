import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { NewEmergencyFields } from "#components/requests/new-emergency-fields.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { entryPath, readEntry } from "../entry.ts";
import { createEmergency } from "./actions.ts";

export const metadata: Metadata = { title: "Record an emergency" };

export default async function NewEmergencyPage() {
  const { register, zone, on, receivedAt, authorities } = await readEntry();
  return (
    <>
      <PageHeader
        title="Record an emergency"
        path={entryPath}
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
          <NewEmergencyFields {...{ register, zone, on, receivedAt, authorities }} />
        </ActionForm>
      )}
    </>
  );
}
