import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { NoneSuch } from "#components/ui/none-such.tsx";
import type { AppealFilter } from "./appeal-filters.tsx";

/** The ways in, for a house that has had no appeal yet. */
export function AppealsEmpty({ mayRecord }: { mayRecord: boolean }) {
  return (
    <Empty
      title="No appeal has come in yet"
      className="border-t-0"
      acts={
        <Button asChild>
          <a href="/api/v1/openapi.json">What a machine may send</a>
        </Button>
      }
    >
      <p>
        Each user who says that a ban was wrong will stand here, the longest waiting first, until a person looked at it.
        How long that took, and how often the ban was overturned, is counted from the first one on.
      </p>
      <h3 className="mt-5 text-ink">How they come in</h3>
      <ul className="mt-1 flex flex-col gap-3">
        <li>
          From the platform, as they are made: <span className="font-mono text-small">POST /api/v1/appeals</span> with a
          machine key that opens it. An administrator makes the key, under Settings.
        </li>
        <li>
          By post, by mail or through somebody else:{" "}
          {mayRecord ? (
            <Link href="/bans/appeals/new" className="link">
              record it here
            </Link>
          ) : (
            "an analyst or counsel records it here"
          )}
          . It names a ban; one that has not arrived yet is found when it does.
        </li>
      </ul>
    </Empty>
  );
}

/** There are appeals, and none that is open or all of what was asked. */
export function NoSuchAppeal({ filter: { state, ...narrowed } }: { filter: AppealFilter }) {
  const isQueue = state === "open" && Object.values(narrowed).every((value) => value === undefined);
  const all = { every: "Every appeal", href: "/bans/appeals?state=all" };
  if (!isQueue) return <NoneSuch title="No appeal is like that" {...all} />;
  return (
    <Empty
      title="No appeal is open"
      acts={
        <Button asChild>
          <Link href={all.href}>{all.every}</Link>
        </Button>
      }
    >
      A person has decided on each that came in. The next one stands here as soon as it arrives.
    </Empty>
  );
}
