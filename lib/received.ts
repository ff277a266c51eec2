import { Refusal } from "#lib/refusal.ts";

/** Before this nothing was received, whatever a form or a file says: one year that was mistyped would bend every median. */
export const receivedFrom = new Date("2000-01-01T00:00:00Z");

/** @throws Refusal `invalid` where a time of receipt lies before 2000, or is yet to come */
export function assertReceived(receivedAt: Date, now: Date): void {
  if (receivedAt >= receivedFrom && receivedAt <= now) return;
  const sentence =
    receivedAt > now
      ? "Nothing was received in the future; nothing was recorded."
      : "Nothing here was received before the year 2000; nothing was recorded.";
  throw new Refusal("invalid", sentence, { receivedAt: sentence });
}
