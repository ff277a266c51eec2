import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { TextField } from "#components/forms/form-fields.client.tsx";
import { LinkShown } from "#components/people/link-shown.client.tsx";
import { RoleField } from "#components/people/role-field.client.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { address } from "#lib/auth/address.ts";
import { list } from "#lib/people/list.ts";
import { linkHours } from "#lib/people/person.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { addPerson } from "../actions.ts";

export const metadata: Metadata = { title: "Add a person" };

export default async function NewPersonPage() {
  // Who may not see the list gets no form either.
  await ask(list, {});
  const { zone } = await readerZones();
  return (
    <>
      <PageHeader
        title="Add a person"
        path={[{ href: "/settings/people", label: "People" }]}
        line={`You get a link for them that opens once, within ${linkHours} hours, and sets their password.`}
      />
      <ActionForm
        action={addPerson}
        submit="Add and make the link"
        done={<LinkShown address={address()} zone={zone} />}
        back={
          <Button kind="quiet" asChild>
            <Link href="/settings/people">Back to people</Link>
          </Button>
        }
      >
        <TextField name="email" label="E-mail address" type="email" autoComplete="off" maxLength={254} />
        <TextField
          name="name"
          label="Name"
          hint="Shown beside what they sign. Without one, the beginning of the address is."
          maxLength={200}
          optional
          autoComplete="off"
        />
        <RoleField name="role" legend="Role" />
      </ActionForm>
    </>
  );
}
