import type { Metadata } from "next";
import Link from "next/link";
import { forbidden, notFound } from "next/navigation";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { LongTextField, TextField } from "#components/forms/form-fields.client.tsx";
import { typedText } from "#components/forms/typed-time.ts";
import { FieldEditor } from "#components/register/field-editor.client.tsx";
import { PageHeader, Section } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { current } from "#lib/register/current.ts";
import { ask } from "../../../ask.ts";
import { readerZones } from "../../../reader.ts";
import { proposeVersion } from "../actions.ts";

export const metadata: Metadata = { title: "Propose a version" };
const dayMs = 86_400_000;

export default async function NewVersionPage() {
  if (!may((await requireActor()).role, "register:propose")) forbidden();
  const inForce = (await ask(current, {})) ?? notFound();
  const { zone } = await readerZones();
  return (
    <>
      <PageHeader
        title="Propose a new version"
        path={[{ href: "/register", label: "Register" }]}
        line={`Begun from register ${inForce.number}. Open the fields that change; the others stay as they are. Another person countersigns it before it takes effect.`}
      />
      <ActionForm
        action={proposeVersion}
        hidden={{ zone }}
        submit="Propose this version"
        className="max-w-4xl"
        back={
          <Button kind="quiet" asChild>
            <Link href="/register">Back to the register</Link>
          </Button>
        }
      >
        <LongTextField name="note" label="What changes, and why" minLength={20} maxLength={4000} className="max-w-xl" />
        <TextField
          name="effectiveAt"
          label="Takes effect"
          hint={`From now on, in ${zone}. Requests received before are judged by the version before.`}
          type="datetime-local"
          defaultValue={typedText(new Date(Date.now() + dayMs), zone)}
          className="max-w-xl"
        />
        <Section title="Fields">
          {inForce.fields.map((field, place) => (
            <FieldEditor key={field.key} place={place} field={field} />
          ))}
          <FieldEditor place={inForce.fields.length} />
        </Section>
      </ActionForm>
    </>
  );
}
