import { CircleAlert, OctagonAlert } from "lucide-react";
import Link from "next/link";
import { Mark } from "#components/ui/badge.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import type { Finding } from "#lib/statements/statement.ts";

/** What our rules and checks found, each in a sentence; nothing found is said too. */
export function ChecksList({ checks }: { checks: readonly Finding[] }) {
  if (checks.length === 0) {
    return (
      <p className="text-soft">
        Nothing was found: it keeps the Database’s rules, its flags go with the ban, its days are in order, and no text
        holds personal data.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-rule border-rule border-y">
      {checks.map((one) => (
        <li key={one.code} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
          <LevelMark level={one.level} />
          <span className="min-w-0 flex-1 basis-64">{one.sentence}</span>
        </li>
      ))}
    </ul>
  );
}

function LevelMark({ level }: Pick<Finding, "level">) {
  const blocks = level === "blocking";
  return (
    <Mark tone={blocks ? "grave" : "due"} icon={blocks ? OctagonAlert : CircleAlert}>
      {blocks ? "Blocks" : "To know"}
    </Mark>
  );
}

type Held = { readonly id: string; readonly findings: readonly Finding[] };

/** What was found among several statements: each finding once, with how many it is about and the first of them. */
export function ChecksTogether({ held }: { held: readonly Held[] }) {
  const found = new Map<string, { finding: Finding; ids: string[] }>();
  for (const { id, findings } of held) {
    for (const finding of findings) {
      const known = found.get(finding.code) ?? { finding, ids: [] };
      found.set(finding.code, { finding, ids: [...known.ids, id] });
    }
  }
  return (
    <ul className="divide-y divide-rule border-rule border-y">
      {[...found.values()].map(({ finding, ids }) => (
        <li key={finding.code} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
          <LevelMark level={finding.level} />
          <span className="min-w-0 flex-1 basis-64">{finding.sentence}</span>
          <span className="text-soft">
            {formatCount(ids.length)} of them,{" "}
            <Link href={`/bans/statements/${ids[0]}`} className="underline">
              the first
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}
