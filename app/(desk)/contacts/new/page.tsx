import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { ContactForm } from "#components/contacts/contact-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { readerZones } from "../../../reader.ts";
import { recordContact } from "../actions.ts";

export const metadata: Metadata = { title: "Record a contact" };

export default async function NewContactPage() {
  if (!may((await requireActor()).role, "contacts:record")) forbidden();
  const { zone } = await readerZones();
  return (
    <>
      <PageHeader
        title="Record a contact"
        path={[{ href: "/contacts", label: "Contacts" }]}
        line="Who, when, what was asked, what was answered. It can be corrected; it cannot be taken away."
      />
      <ContactForm known={null} zone={zone} now={new Date()} action={recordContact} />
    </>
  );
}
