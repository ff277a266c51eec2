import Link from "next/link";
import { Copyable } from "#components/ui/copyable.tsx";
import { Definitions } from "#components/ui/definition-list.tsx";
import { formatCount } from "#components/ui/figure-format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { LogFault, Verification } from "#lib/log/log.ts";

type VerdictProps = {
  run: Verification;
  zone: string;
  legalZone: string;
  /** What remains, in words; null before there is a pace. */
  left: string | null;
};

/** The newest verification: how far it is, or what it found. */
export function Verdict({ run, left, ...zones }: VerdictProps) {
  if (run.state === "waiting" || run.state === "running") {
    const counted = `${formatCount(run.leaves)} of ${formatCount(run.of)} entries`;
    return (
      <Progress
        label="Verifying the log"
        done={run.of === 0 ? undefined : run.leaves / run.of}
        words={
          run.leaves === 0
            ? "It begins in a moment, and goes on when you leave this page."
            : `${left === null ? "" : `${left}, `}${counted}. It goes on when you leave this page.`
        }
        className="max-w-xl"
      />
    );
  }
  if (run.state === "lost")
    return (
      <Notice tone="due" title="The last verification was cut off" live="status">
        It gave no verdict: the server was stopped. Nothing was changed; begin it again.
      </Notice>
    );
  const sound = run.code === "sound";
  return (
    <Notice tone={sound ? "verified" : "grave"} title={sound ? "The log is sound" : "The log is damaged"} live="status">
      <p>{rest(run.sentence ?? "")}</p>
      {run.finishedAt !== null && (
        <p className="text-small">
          Verified <Instant at={run.finishedAt} {...zones} />, begun by {run.requestedByName}
        </p>
      )}
      {run.fault !== null && <Damage fault={run.fault} />}
    </Notice>
  );
}

/** The sentence without what the title says already. */
function rest(sentence: string): string {
  const what = sentence.replace(/^[^:]*: /, "");
  return what.slice(0, 1).toUpperCase() + what.slice(1);
}

function Damage({ fault: { table, id, leafIndex, code } }: { fault: LogFault }) {
  const isEntry = table === "log_entry";
  return (
    <div className="mt-3">
      <Definitions
        items={[
          { term: "Table", value: table },
          { term: "Id", value: <Copyable value={id} label="id of the damaged record" className="py-0.5" /> },
          { term: "Leaf", value: leafIndex === null ? undefined : formatCount(leafIndex) },
          { term: "Code", value: <code className="font-mono">{code}</code> },
        ]}
      />
      {isEntry && (
        <Link href={`/log/entries/${id}`} className="link">
          Open the entry
        </Link>
      )}
    </div>
  );
}
