import Link from "next/link";
import type { FormAction } from "#components/forms/form-state.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Signal } from "#lib/suspicions/suspicion.ts";
import { RaiseForm } from "./raise-form.tsx";

type SuspicionNoticeProps = {
  requestId: string;
  suspicion: { id: string } | null;
  signals: readonly Signal[];
  raise: FormAction | null;
};

/** Above the signals of a case: the open suspicion that names it, or the way to raise one. */
export function SuspicionNotice({ requestId, suspicion, signals, raise }: SuspicionNoticeProps) {
  if (suspicion !== null) {
    return (
      <Notice
        tone="grave"
        title="An open suspicion names this asker"
        className="mb-6"
        acts={
          <Button asChild size="small">
            <Link href={`/authorities/suspicions/${suspicion.id}`}>Open the suspicion</Link>
          </Button>
        }
      />
    );
  }
  const codes = signals.filter(({ strength }) => strength !== "weak").map(({ code }) => code);
  return raise === null ? null : (
    <div className="mb-6">
      <RaiseForm action={raise} hidden={{ requestIds: requestId }} signals={[...new Set(codes)]} />
    </div>
  );
}
