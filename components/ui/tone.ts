/**
 * What a state means, before it has a colour. `act` is what waits for the reader, `due` what runs out within a quarter of its
 * time, `grave` what is overdue or irreversible, `verified` is verified and nothing else.
 */
export type Tone = "plain" | "quiet" | "act" | "due" | "grave" | "verified";

export const toneText: Record<Tone, string> = {
  plain: "text-ink",
  quiet: "text-soft",
  act: "text-blue",
  due: "text-amber",
  grave: "text-red",
  verified: "text-green",
};

export const toneWash: Record<Tone, string> = {
  plain: "text-ink",
  quiet: "text-soft",
  act: "bg-blue-wash text-blue",
  due: "bg-amber-wash text-amber",
  grave: "bg-red-wash text-red",
  verified: "bg-green-wash text-green",
};
