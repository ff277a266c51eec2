import Link from "next/link";
import { roleLabel } from "#components/people/role-label.ts";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Instant } from "#components/ui/time.tsx";
import { type EntryLine, subjectParts } from "#lib/log/log.ts";
import { actorWords, subjectPage } from "./entry-words.ts";

type EntryFactsProps = {
  entry: Omit<EntryLine, "actorName"> & { actorName: string | null };
  zone: string;
  legalZone: string;
};

/** What an entry says of one act, line by line. */
export function EntryFacts({ entry, zone, legalZone }: EntryFactsProps) {
  const { id, at, action, subject, actorId, actorKind, actorRole, leafIndex } = entry;
  const { noun, id: subjectId } = subjectParts(subject);
  const page = subjectPage(noun, subjectId);
  return (
    <Definitions
      items={[
        { term: "When", value: <Instant at={at} zone={zone} legalZone={legalZone} /> },
        { term: "What", value: <code className="font-mono">{action}</code> },
        {
          term: "About",
          value: (
            <span className="flex flex-wrap gap-x-4 gap-y-1">
              <Copyable value={subject} label="subject" className="py-0.5" />
              {page !== null && (
                <Link href={page} className="link py-0.5">
                  Open the {noun}
                </Link>
              )}
              <Link href={`/log?${new URLSearchParams({ subject })}`} className="link py-0.5">
                All entries about it
              </Link>
            </span>
          ),
        },
        { term: "Who", value: `${actorWords(entry)}, ${roleLabel(actorRole).toLowerCase()} (${actorKind})` },
        { term: "Their id", value: <Copyable value={actorId} label="id of the actor" className="py-0.5" /> },
        { term: "Entry", value: <Copyable value={id} label="id of the entry" className="py-0.5" /> },
        { term: "Leaf", value: leafIndex === null ? "waits for its place in the tree" : formatCount(leafIndex) },
      ]}
    />
  );
}
