import type { EntryLine } from "#lib/log/log.ts";

/** Who acted, in words: a person's name, a machine's source, or what the program is. */
export function actorWords({
  actorName,
  actorKind,
  actorId,
}: Pick<EntryLine, "actorName" | "actorKind" | "actorId">): string {
  if (actorName !== null) return actorName;
  return actorKind === "program" ? `${actorId.slice(0, 1).toUpperCase()}${actorId.slice(1)}` : actorId;
}

/** `request.decided` as `Request: decided`; `verificationBegun` becomes words. */
export function actionWords(action: string): string {
  const [noun = "", deed = ""] = action
    .split(".")
    .map((part) => part.replaceAll(/[A-Z-]/g, (letter) => ` ${letter.toLowerCase().replace("-", "")}`));
  return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} ${deed}`;
}

const pages: Readonly<Record<string, string>> = {
  request: "/requests",
  report: "/reports",
  authority: "/authorities",
  person: "/settings/people",
  appeal: "/bans/appeals",
  banOrder: "/bans/orders",
};

/** The page of what the entry is about, where there is one. */
export function subjectPage(noun: string, id: string): string | null {
  const page = pages[noun];
  return page === undefined ? null : `${page}/${id}`;
}
