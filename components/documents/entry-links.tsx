import Link from "next/link";
import { Button } from "#components/ui/button.tsx";

/** From the form to the one that an e-mail fills. */
export function FromMailLink() {
  return (
    <Button asChild>
      <Link href="/requests/new/mail">Read it from an e-mail</Link>
    </Button>
  );
}

export function BackToQueueLink() {
  return (
    <Button kind="quiet" asChild>
      <Link href="/requests">Back to the queue</Link>
    </Button>
  );
}
