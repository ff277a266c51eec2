import { record } from "#lib/contacts/record.ts";
import { type Desk, morning } from "#testing/requests.ts";

let made = 0;

/** A meeting with a ministry, each an hour before the last, with one thing promised. */
export function contact() {
  made += 1;
  return {
    heldAt: new Date(morning.getTime() - made * 3_600_000),
    channel: "meeting" as const,
    country: "IN",
    kind: "ministry" as const,
    office: "Ministry of Electronics and Information Technology",
    officials: ["Shri Example, Joint Secretary"],
    topics: ["traceability" as const, "encryption" as const],
    asked: "Whether the first originator of a message can be identified.",
    answered: "No record of who wrote what exists; the service explained how messages are encrypted.",
    commitments: [{ byWhom: "us" as const, text: "Send a page that explains the encryption.", dueOn: "2026-11-20" }],
  };
}

/** Records such a meeting; answers its id. */
export async function recordedContact({ ground, people }: Desk): Promise<string> {
  return (await record(ground, people.counsel, contact())).id;
}
