import { classes } from "#components/ui/classes.ts";
import { type Tone, toneText } from "#components/ui/tone.ts";
import type { Age } from "./age.ts";

const fills: Readonly<Record<Tone, string>> = {
  plain: "fill-soft",
  quiet: "fill-edge",
  act: "fill-blue",
  due: "fill-amber",
  grave: "fill-red",
  verified: "fill-green",
};

/** How long an appeal has waited, as a bar and in words. The words alone suffice. */
export function AgeBar({ words, tone, share }: Age) {
  return (
    <span className="inline-flex w-36 flex-col gap-1 align-middle">
      <span className={classes("leading-4 whitespace-nowrap", toneText[tone], tone !== "plain" && "font-strong")}>
        {words}
      </span>
      <svg aria-hidden="true" width="100%" height="3" className="block bg-press">
        <rect width={`${Math.round(share * 1000) / 10}%`} height="3" className={fills[tone]} />
      </svg>
    </span>
  );
}
