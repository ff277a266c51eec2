import { CircleAlert, OctagonAlert } from "lucide-react";
import { Mark } from "#components/ui/badge.tsx";
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
      {checks.map(({ code, level, sentence }) => (
        <li key={code} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
          <Mark tone={level === "blocking" ? "grave" : "due"} icon={level === "blocking" ? OctagonAlert : CircleAlert}>
            {level === "blocking" ? "Blocks" : "To know"}
          </Mark>
          <span className="min-w-0 flex-1 basis-64">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
