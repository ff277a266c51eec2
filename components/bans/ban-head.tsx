import { Download } from "lucide-react";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Button } from "#components/ui/button.tsx";
import { Copyable } from "#components/ui/copyable.tsx";
import { formatInstant } from "#components/ui/time-format.ts";
import type { KnownBan } from "./ban-facts.tsx";
import { banSentence, banTitle } from "./ban-sentence.ts";
import { currentMonth } from "./month-span.ts";
import { type Filing, RecordFiling } from "./record-filing.tsx";

type BanHeadProps = {
  ban: KnownBan;
  /** Null for who may not record a report. */
  filing: Filing | null;
  proven: boolean;
  legalZone: string;
};

/** The head of a ban's page: what happened in words, and what can be done with it. A row that lets an account back is reported to nobody. */
export function BanHead({ ban, filing, proven, legalZone }: BanHeadProps) {
  return (
    <PageHeader
      title={banTitle(ban)}
      path={[
        { href: `/bans?month=${currentMonth(ban.occurredAt)}`, label: "Bans" },
        { href: "/bans/list", label: "Single bans" },
      ]}
      marks={<Copyable value={ban.key} label="reference of the ban" className="text-small text-soft" />}
      line={banSentence(ban, formatInstant(ban.occurredAt, legalZone))}
      acts={
        <>
          {filing !== null && ban.action !== "reinstate" && (
            <RecordFiling ban={ban.key} occurredAt={ban.occurredAt} {...filing} />
          )}
          {proven && (
            <Button kind="main" asChild>
              <a href={`/bans/${ban.key}/proof`} download>
                <Download aria-hidden /> Download the proof
              </a>
            </Button>
          )}
        </>
      }
    />
  );
}
