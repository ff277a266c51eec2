import { Notice } from "#components/ui/notice.tsx";
import type { Tone } from "#components/ui/tone.ts";

type RefusalNoticeProps = { sentence: string; tone?: Tone; live?: "alert"; className?: string };

/** A refusal on a page: what happened stands out; what was kept and what to do follow it. */
export function RefusalNotice({ sentence, tone = "grave", ...rest }: RefusalNoticeProps) {
  const [what = sentence, ...more] = sentence.split(/(?<=\.)\s+/);
  return (
    <Notice tone={tone} title={what} {...rest}>
      {more.length === 0 ? undefined : more.join(" ")}
    </Notice>
  );
}
