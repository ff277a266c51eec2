import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { type ContactVersion, channelWords } from "#lib/contacts/contact.ts";

type ContactHeadProps = { contact: ContactVersion & { id: string }; corrects: boolean };

/** With whom a contact was, by which channel, and the way to correct what is written. */
export function ContactHead({ contact, corrects }: ContactHeadProps) {
  return (
    <PageHeader
      title={contact.office}
      path={[{ href: "/contacts", label: "Contacts" }]}
      line={`${channelWords[contact.channel]}, ${countryName(contact.country)}.`}
      acts={
        corrects && (
          <Button asChild>
            <Link href={`/contacts/${contact.id}/correct`}>Correct</Link>
          </Button>
        )
      }
    />
  );
}
