import { CircleCheck, CirclePause, Clock, ClockAlert, type LucideIcon } from "lucide-react";
import { classes } from "#components/ui/classes.ts";
import { type Tone, toneText } from "#components/ui/tone.ts";
import { type TimeLeft, timeLeft } from "./time-left.ts";

const fills: Record<Tone, string> = {
  plain: "fill-soft",
  quiet: "fill-edge",
  act: "fill-blue",
  due: "fill-amber",
  grave: "fill-red",
  verified: "fill-green",
};

function signOf(clock: TimeLeft["clock"], tone: Tone): LucideIcon {
  if (clock === "met") return CircleCheck;
  if (clock === "stopped") return CirclePause;
  return tone === "plain" || tone === "quiet" ? Clock : ClockAlert;
}

/** How much of its time a request has used, as a bar and in words. The words alone suffice. */
export function TimeBar({ className, ...time }: TimeLeft & { className?: string }) {
  const { words, tone, share } = timeLeft(time);
  const Sign = signOf(time.clock, tone);
  return (
    <span className={classes("inline-flex w-44 flex-col gap-1 align-middle", className)}>
      <span
        className={classes(
          "flex items-center gap-1.5 leading-4 whitespace-nowrap",
          toneText[tone],
          (tone === "due" || tone === "grave") && "font-strong",
        )}
      >
        <Sign aria-hidden className="size-3.5 shrink-0" />
        {words}
      </span>
      {time.clock !== "met" && time.totalMs !== null && (
        <svg aria-hidden="true" width="100%" height="3" className="block bg-press">
          <rect width={`${Math.round(share * 1000) / 10}%`} height="3" className={fills[tone]} />
        </svg>
      )}
    </span>
  );
}
