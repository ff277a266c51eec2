import { typedInstant } from "#components/forms/typed-time.ts";

/** One line of the box for targets: what kind of identifier it is, by its look. */
export function typedTarget(line: string): { kind: "phone" | "email" | "account"; identifier: string } {
  if (/^(\+|00)[\d\s().-]{6,}$/.test(line)) return { kind: "phone", identifier: line };
  return { kind: /^\S+@\S+\.\S+$/.test(line) ? "email" : "account", identifier: line };
}

/** What the form of a new request holds, as the door takes it; what is wrong in it the door finds. */
export function newRequest(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const zone = text("zone");
  const [from, to] = [text("period.from"), text("period.to")];
  const gag = ["issuer", "basis", "until"].map((name) => text(`nonDisclosure.${name}`)) as [string, string, string];
  return {
    authority: { name: text("authority.name"), country: text("authority.country") },
    instrument: text("instrument"),
    surface: text("surface"),
    emergency: form.has("emergency"),
    reference: text("reference"),
    receivedAt: typedInstant(text("receivedAt"), zone),
    targets: text("targets")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map(typedTarget),
    fields: form.getAll("fields").map(String),
    period: from === "" && to === "" ? null : { from, to },
    printedDueOn: text("printedDueOn") === "" ? null : text("printedDueOn"),
    nonDisclosure: gag.every((each) => each === "")
      ? null
      : { issuer: gag[0], basis: gag[1], until: typedInstant(gag[2], zone) },
    note: text("note") === "" ? null : text("note"),
    offence: text("offence") === "" ? null : text("offence"),
    offenceNote: text("offenceNote") === "" ? null : text("offenceNote"),
    channel: text("channel") === "" ? "staff" : text("channel"),
  };
}
