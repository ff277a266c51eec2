import Link from "next/link";
import { Mark } from "#components/ui/badge.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type Standing, type StatementState, statementStates } from "#lib/statements/statement.ts";
import { failureWords, stateWords } from "./words.ts";

type Zones = { zone: string; legalZone: string };

/** Whether anything is sent, and what keeps it. */
export function SendingNotice({ standing, zones, settings }: { standing: Standing; zones: Zones; settings: boolean }) {
  const where = settings ? (
    <>
      {" "}
      <Link href="/settings/statements" className="underline">
        Settings
      </Link>
    </>
  ) : null;
  if (standing.template === null) {
    return (
      <Notice title="No template is signed yet" className="mb-6">
        What a statement says of each reason is proposed by one person of counsel and countersigned by another. Until
        then none is drafted.{where}
      </Notice>
    );
  }
  if (standing.sends !== true) {
    return (
      <Notice title="Sending is off" className="mb-6">
        Statements are drafted and checked, and nothing leaves the house. An administrator sets the connection to the
        Transparency Database, and counsel turns it on.{where}
      </Notice>
    );
  }
  return (
    <>
      {standing.tried !== null && <SandboxNotice tried={standing.tried} />}
      {standing.failure !== null && (
        <Notice
          tone="due"
          title={`The ${standing.tried === null ? "Database" : "sandbox"} did not take the last statements`}
          className="mb-6"
        >
          At <Instant at={standing.failure.at} {...zones} /> {failureWords(standing.failure.code)}. They wait and are
          tried again by themselves, later each time.{where}
        </Notice>
      )}
    </>
  );
}

/** Nothing that goes to a sandbox is sent. */
function SandboxNotice({ tried }: { tried: number }) {
  return (
    <Notice title="Statements are tried in a sandbox" className="mb-6">
      A sandbox of the Database took {formatCount(tried)} in the last two years. Nothing of it is public or counts as
      sent: each stays drafted, and goes to the Database itself once an administrator connects that.
    </Notice>
  );
}

/** How many statements stand how; each number opens its list. */
export function StateCounts({ standing, at }: { standing: Standing; at: StatementState | undefined }) {
  const { omitted, batchesOpen } = standing;
  const left = omitted.order + omitted.reason + omitted.before;
  return (
    <div className="mb-6">
      <ul className="grid border-rule border-y desk:grid-cols-5 phone:grid-cols-2">
        {statementStates.map((state) => (
          <li key={state} className="border-rule py-3 desk:border-l desk:px-4 desk:first:border-l-0 desk:first:pl-0">
            <Link
              href={at === state ? "/bans/statements" : `/bans/statements?state=${state}`}
              aria-current={at === state ? "true" : undefined}
              className="group flex flex-col gap-1 text-ink no-underline aria-[current]:font-strong"
            >
              <span className="text-figure leading-none">{formatCount(standing.counts[state])}</span>
              <span className="group-hover:underline">
                <Mark tone={standing.counts[state] === 0 ? "plain" : stateWords[state].tone}>
                  {stateWords[state].word}
                </Mark>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-small text-soft">
        {left > 0 && (
          <>
            Of {formatCount(left)} more bans on channels no statement is made: {formatCount(omitted.reason)} of a reason
            for which the template makes none, {formatCount(omitted.order)} by order of an authority (Article 17(5)),{" "}
            {formatCount(omitted.before)} before the template’s first day.{" "}
          </>
        )}
        {batchesOpen > 0 && (
          <>
            {formatCount(batchesOpen)} {batchesOpen === 1 ? "batch of the ledger is" : "batches of the ledger are"}{" "}
            still to be gone through.
          </>
        )}
      </p>
    </div>
  );
}
