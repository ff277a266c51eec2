import { Notice } from "#components/ui/notice.tsx";
import { Instant } from "#components/ui/time.tsx";
import type { Protection } from "#lib/requests/standing.ts";
import { listWords } from "./words.ts";

type ChildSafetyNoteProps = { standing: Protection; zones: { zone: string; legalZone: string } };

/** What is different about a case of child safety, said calmly: what is never shown, who opens its papers, and that one may hand it on. */
export function ChildSafetyNote({ standing, zones }: ChildSafetyNoteProps) {
  const { reportReference, reportedAt, keptUntil, handlers, mayHandle } = standing;
  return (
    <Notice title="This case is about the safety of children" className="mb-6">
      <p>Pictures and films are never shown here, and its papers open only with a reason.</p>
      {handlers.length === 0 && <p>Its documents are opened by counsel.</p>}
      {handlers.length > 0 && (
        <p>
          Its papers are opened by {listWords(handlers)}
          {mayHandle ? "." : ". You can do everything else."}
        </p>
      )}
      {reportReference !== null && reportedAt !== null && (
        <p>
          Reported to the CyberTipline as <span className="font-mono">{reportReference}</span> on{" "}
          <Instant at={reportedAt} {...zones} />
          {keptUntil !== null && (
            <>
              ; what was reported is kept until <Instant at={keptUntil} {...zones} day /> (18 USC 2258A)
            </>
          )}
          .
        </p>
      )}
      <p>Take the time that you need. You may hand it to a colleague at any moment, and nobody asks why.</p>
    </Notice>
  );
}
