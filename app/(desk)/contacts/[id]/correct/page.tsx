import type { Metadata } from "next";
import Link from "next/link";
import { forbidden } from "next/navigation";
import { ContactForm } from "#components/contacts/contact-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { may } from "#lib/auth/permissions.ts";
import { requireActor } from "#lib/auth/session.ts";
import { one } from "#lib/contacts/one.ts";
import { ask } from "../../../../ask.ts";
import { readerZones } from "../../../../reader.ts";
import { correctContact } from "../../actions.ts";

export const metadata: Metadata = { title: "Correct a contact" };

type Props = { params: Promise<{ id: string }> };

export default async function CorrectContactPage({ params }: Props) {
  if (!may((await requireActor()).role, "contacts:record")) forbidden();
  const contact = await ask(one, { id: (await params).id });
  const { zone } = await readerZones();
  const place = `/contacts/${contact.id}`;
  return (
    <>
      <PageHeader
        title="Correct a contact"
        path={[
          { href: "/contacts", label: "Contacts" },
          { href: place, label: contact.office },
        ]}
        line="A further version is written. What stood before stays readable beneath it."
      />
      <ContactForm
        known={contact}
        zone={zone}
        now={new Date()}
        action={correctContact}
        back={
          <Button asChild kind="quiet">
            <Link href={place}>Back</Link>
          </Button>
        }
      />
    </>
  );
}
