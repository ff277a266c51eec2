import Link from "next/link";
import { EmergencyLink } from "#components/requests/emergency-link.tsx";
import { Button } from "#components/ui/button.tsx";

/** From the form to the one that an e-mail fills. */
function FromMailLink() {
  return (
    <Button asChild>
      <Link href="/requests/new/mail">Read it from an e-mail</Link>
    </Button>
  );
}

/** From the form to the one of a European order. */
function EuropeanOrderLink() {
  return (
    <Button asChild>
      <Link href="/requests/new/european">European order</Link>
    </Button>
  );
}

/** The other ways in which a request is written down. */
export function EntryLinks() {
  return (
    <>
      <EuropeanOrderLink />
      <FromMailLink />
      <EmergencyLink />
    </>
  );
}

/** From the papers of a European order to its forms. */
export function FormsLink({ id }: { id: string }) {
  return (
    <Button size="small" asChild>
      <Link href={`/requests/${id}/papers/forms`}>European forms</Link>
    </Button>
  );
}

/** Leaves a form of a new request without recording it. */
export function BackToQueueLink() {
  return (
    <Button kind="quiet" asChild>
      <Link href="/requests">Back to the queue</Link>
    </Button>
  );
}
