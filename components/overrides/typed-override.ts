import { typedInstant } from "#components/forms/typed-time.ts";

const text = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

/** What the forms of an override hold, in the shape that the operation takes; the door refuses what is none. */
export function typedOverride(form: FormData) {
  const day = text(form, "wantedOn");
  return {
    instrument: text(form, "instrument"),
    value: givenValue(form),
    reason: text(form, "reason"),
    wantedAt: day === "" ? null : typedInstant(`${day}T00:00`, text(form, "zone")),
  };
}

function givenValue(form: FormData): Record<string, unknown> {
  const kind = text(form, "kind");
  if (kind === "deadline") return { kind, by: text(form, "value.by"), length: text(form, "value.length") };
  if (kind === "house-target") return { kind, hours: text(form, "value.hours") };
  if (kind === "switch") return { kind, on: text(form, "on") === "true" };
  return { kind, basis: text(form, "value.basis"), note: text(form, "value.note") };
}
