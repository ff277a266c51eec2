import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import type { QueueFilter } from "./queue-views.ts";

type QueueEmptyProps = { filter: QueueFilter; page: boolean; mayCreate: boolean };

/** Nothing in this view: what would be here, and the first act. */
export function QueueEmpty({ filter, page, mayCreate }: QueueEmptyProps) {
  if (page) {
    return <Empty title="Nothing follows">What was on this page is on an earlier one, or was settled meanwhile.</Empty>;
  }
  if (Object.keys(filter).length > 0) {
    return (
      <Empty
        title="No request is like that"
        acts={
          <>
            <Button asChild>
              <Link href="/requests?state=open">Show every open request</Link>
            </Button>
            <Button kind="quiet" asChild>
              <Link href="/search#look-up">Look an identifier up</Link>
            </Button>
          </>
        }
      >
        Every word must begin a word of the reference, the authority, the offence or the note. An identifier is looked
        up apart, with a reason: the desk keeps identifiers sealed.
      </Empty>
    );
  }
  return (
    <Empty
      title="Nothing is due"
      acts={
        mayCreate && (
          <Button asChild>
            <Link href="/requests/new">Record a request</Link>
          </Button>
        )
      }
    >
      Open requests will stand here, due first. What was answered is under Settled.
    </Empty>
  );
}
