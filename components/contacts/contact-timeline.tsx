import Link from "next/link";
import { countryName } from "#components/authorities/countries.ts";
import { Badge } from "#components/ui/badge.tsx";
import { rowLink } from "#components/ui/table.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type AuthorityKind, kindWords } from "#lib/authorities/authority.ts";
import { type Channel, channelWords, type Topic, topicWords } from "#lib/contacts/contact.ts";

export type ContactRow = {
  id: string;
  heldAt: Date;
  channel: Channel;
  country: string;
  kind: AuthorityKind;
  office: string;
  topics: readonly Topic[];
  asked: string;
  open: number;
  overdue: number;
};

type ContactTimelineProps = { rows: readonly ContactRow[]; zone: string; legalZone: string };

/** Contacts by month, the newest first: the months are the calendar, the days its lines. */
export function ContactTimeline({ rows, zone, legalZone }: ContactTimelineProps) {
  const monthOf = (at: Date) =>
    new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: zone }).format(at);
  const months = Map.groupBy(rows, (row) => monthOf(row.heldAt));
  return (
    <div className="flex flex-col gap-8">
      {[...months].map(([month, held]) => (
        <section key={month} aria-label={month}>
          <h2 className="border-ink border-b pb-1.5">
            {month}{" "}
            <span className="text-small text-soft">{held.length === 1 ? "1 contact" : `${held.length} contacts`}</span>
          </h2>
          <ol className="divide-y divide-rule">
            {held.map((row) => (
              <Line key={row.id} row={row} zone={zone} legalZone={legalZone} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Line({ row, zone, legalZone }: { row: ContactRow; zone: string; legalZone: string }) {
  return (
    <li data-row={row.office} className="relative grid gap-x-6 gap-y-1 py-3 desk:grid-cols-[11rem_minmax(0,1fr)]">
      <div className="text-soft">
        <Instant at={row.heldAt} zone={zone} legalZone={legalZone} stop={false} />
        <p className="text-small">{channelWords[row.channel]}</p>
      </div>
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link href={`/contacts/${row.id}`} className={rowLink}>
            <span className="font-strong">{row.office}</span>
          </Link>
          <span className="text-soft">
            {kindWords[row.kind]}, {countryName(row.country)}
          </span>
          {row.overdue > 0 ? (
            <Badge tone="grave">{row.overdue} overdue</Badge>
          ) : (
            row.open > 0 && <Badge tone="due">{row.open} to be kept</Badge>
          )}
        </p>
        <p className="line-clamp-2 max-w-prose">{row.asked}</p>
        <p className="text-small text-soft">{row.topics.map((topic) => topicWords[topic]).join(" · ")}</p>
      </div>
    </li>
  );
}
