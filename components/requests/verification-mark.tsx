import { BadgeCheck, CircleDashed, type LucideIcon, PhoneCall, ShieldX } from "lucide-react";
import { Mark } from "#components/ui/badge.tsx";
import { classes } from "#components/ui/classes.ts";
import { Tip } from "#components/ui/tip.tsx";
import { type Tone, toneText } from "#components/ui/tone.ts";

export type Verification = "verified" | "pending" | "unverified" | "suspect";

const drawn: Record<Verification, { word: string; icon: LucideIcon; tone: Tone }> = {
  verified: { word: "Verified", icon: BadgeCheck, tone: "verified" },
  pending: { word: "Call-back due", icon: PhoneCall, tone: "due" },
  unverified: { word: "Not verified", icon: CircleDashed, tone: "quiet" },
  suspect: { word: "Suspected fraud", icon: ShieldX, tone: "grave" },
};

type VerificationMarkProps = {
  state: Verification;
  /** Only the sign, with the word at pointer and for the screen reader: beside a name in a row. */
  bare?: boolean;
};

/** Whether the one who asks is who they say. Four signs of different shape; green is only here. */
export function VerificationMark({ state, bare = false }: VerificationMarkProps) {
  const { word, icon: Icon, tone } = drawn[state];
  if (!bare) {
    return (
      <Mark tone={tone} icon={Icon}>
        {word}
      </Mark>
    );
  }
  return (
    <Tip text={word} className="relative z-1 inline-flex align-[-0.15em]">
      <Icon aria-hidden className={classes("size-4", toneText[tone])} />
    </Tip>
  );
}
