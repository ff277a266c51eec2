import { typedInstant } from "#components/forms/typed-time.ts";
import { typedTarget } from "#components/requests/new-request.ts";

/** What the form of the portal holds, as the door takes it without its files; what is wrong in it the door finds. */
export function demandOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const orNull = (name: string) => (text(name) === "" ? null : text(name));
  const [from, to] = [text("period.from"), text("period.to")];
  const gag = ["issuer", "basis", "until"].map((name) => text(`nonDisclosure.${name}`)) as [string, string, string];
  const emergency = form.has("emergency");
  return {
    instrument: text("instrument"),
    surface: text("surface") || "private",
    emergency,
    reference: text("reference"),
    targets: text("targets")
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map(typedTarget),
    fields: form.getAll("fields").map(String),
    period: from === "" && to === "" ? null : { from, to },
    printedDueOn: orNull("printedDueOn"),
    nonDisclosure: gag.every((each) => each === "")
      ? null
      : { issuer: gag[0], basis: gag[1], until: typedInstant(gag[2], text("zone")) },
    offence: orNull("offence"),
    message: orNull("message"),
    statement: emergency
      ? {
          danger: text("statement.danger"),
          facts: text("statement.facts"),
          attested: form.has("statement.attested"),
          processCame: form.has("statement.processCame"),
        }
      : null,
  };
}
