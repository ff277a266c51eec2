import Link from "next/link";
import { ActionForm } from "#components/forms/action-form.client.tsx";
import { ChoiceField, TextField } from "#components/forms/form-fields.client.tsx";
import type { FormAction } from "#components/forms/form-state.ts";
import { outcomeWords } from "#components/requests/words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Instant } from "#components/ui/time.tsx";
import { type ReviewOutcome, reviewOutcomes, reviewWords } from "#lib/suspicions/suspicion.ts";

type ReviewLine = {
  requestId: string;
  reference: string;
  authority: string;
  receivedAt: Date;
  given: string;
  outcome: ReviewOutcome;
  reason: string | null;
  judgedByName: string | null;
};
type ReviewListProps = {
  id: string;
  rows: readonly ReviewLine[];
  zones: { zone: string; legalZone: string };
  judge: FormAction | null;
};

const tones = { due: "due", standing: "plain", "should-not-have-been-given": "grave" } as const;

/** All that a suspect ever sent, each to be looked at again with what was found. */
export function ReviewList({ id, rows, zones, judge }: ReviewListProps) {
  return (
    <ul className="divide-y divide-rule">
      {rows.map((row) => (
        <li key={row.requestId} data-row={row.reference} className="flex flex-col gap-2 py-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link href={`/requests/${row.requestId}`} className="font-mono underline">
              {row.reference}
            </Link>
            <span className="text-soft">
              {row.authority}, <Instant at={row.receivedAt} day stop={false} {...zones} />,{" "}
              {(outcomeWords[row.given] ?? row.given).toLowerCase()}
            </span>
            <Badge tone={tones[row.outcome]}>{reviewWords[row.outcome]}</Badge>
          </div>
          {row.reason !== null && (
            <p className="max-w-prose">
              {row.reason} <span className="text-soft">{row.judgedByName}</span>
            </p>
          )}
          {row.outcome === "due" && judge !== null && <Judge id={id} row={row} judge={judge} />}
        </li>
      ))}
    </ul>
  );
}

function Judge({ id, row, judge }: { id: string; row: ReviewLine; judge: FormAction }) {
  return (
    <details>
      <summary className="w-fit cursor-pointer text-soft hover:text-ink">Say what was found</summary>
      <ActionForm
        action={judge}
        hidden={{ id, requestId: row.requestId }}
        submit="Record it"
        kind="plain"
        size="small"
        className="mt-3"
      >
        <ChoiceField
          name="outcome"
          id={`outcome-${row.requestId}`}
          label={`Finding on ${row.reference}`}
          choices={reviewOutcomes.map((value) => ({ value, label: reviewWords[value] }))}
          empty="Choose"
        />
        <TextField name="reason" id={`reason-${row.requestId}`} label="Why" minLength={10} maxLength={4000} />
      </ActionForm>
    </details>
  );
}
