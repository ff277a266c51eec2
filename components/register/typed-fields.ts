import type { EuCategory, Surface, UsProcess } from "#lib/law/instrument.ts";
import type { Field, Holding, Sensitivity } from "#lib/register/field.ts";

/** Name of the input that holds one property of the field at a place; refusals of the door name it the same way. */
export function inputName(place: number, property: keyof Field | "leftOut"): string {
  return `fields.${place}.${property}`;
}

/**
 * The fields of a proposal as its form holds them, in its order; those ticked to be left out, and the new one where it was not
 * filled, are not among them. What is not of its kind is left to the door to refuse.
 */
export function typedFields(form: FormData): Field[] {
  const text = (place: number, property: keyof Field) => String(form.get(inputName(place, property)) ?? "").trim();
  const fields: Field[] = [];
  for (let place = 0; form.has(inputName(place, "key")); place += 1) {
    if (text(place, "key") === "" || form.has(inputName(place, "leftOut"))) continue;
    const holding = text(place, "holding") as Holding;
    const held = holding === "held";
    const days = text(place, "retentionDays");
    fields.push({
      key: text(place, "key"),
      label: text(place, "label"),
      holding,
      // What belongs to the other kind of holding stays in the form and is not sent, so that a change of mind loses nothing.
      reason: held ? null : text(place, "reason"),
      retentionDays: held && days !== "" ? Number(days) : null,
      surfaces: form.getAll(inputName(place, "surfaces")).map(String) as Surface[],
      euCategory: text(place, "euCategory") as EuCategory,
      usProcess: text(place, "usProcess") as UsProcess,
      sensitivity: text(place, "sensitivity") as Sensitivity,
      source: held && text(place, "source") !== "" ? text(place, "source") : null,
      history: form.has(inputName(place, "history")),
    });
  }
  return fields;
}
