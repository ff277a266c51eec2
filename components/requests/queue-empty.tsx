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
          <Button asChild>
            <Link href="/requests">Show the whole queue</Link>
          </Button>
        }
      >
        A reference is found by its beginning, an authority by a part of its name, an identifier only whole: the desk
        keeps identifiers sealed.
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
