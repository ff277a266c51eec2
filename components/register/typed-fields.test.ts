import { expect, test } from "vitest";
import { presets } from "#lib/register/presets.ts";
import { inputName, typedFields } from "./typed-fields.ts";

function formOf(): FormData {
  const form = new FormData();
  for (const [place, field] of presets.standard.fields.entries()) {
    for (const [property, value] of Object.entries(field) as [keyof typeof field, unknown][]) {
      if (value === false || value === null) continue;
      for (const each of Array.isArray(value) ? value : [value]) form.append(inputName(place, property), String(each));
    }
  }
  return form;
}

test("a form that nobody touched holds the register that it was drawn from", () => {
  expect(typedFields(formOf())).toEqual(presets.standard.fields);
});

test("what is left out and what was not filled are not sent; the other kind's answers are not either", () => {
  const form = formOf();
  const last = presets.standard.fields.length;
  form.set(inputName(0, "leftOut"), "on");
  form.set(inputName(1, "holding"), "not-held");
  form.set(inputName(1, "reason"), "The service stopped asking for a name, and deleted those it had.");
  form.set(inputName(last, "key"), "  ");
  const [first, ...rest] = typedFields(form);
  expect(rest.length + 1).toBe(last - 1);
  expect(first).toMatchObject({
    key: presets.standard.fields[1]?.key,
    holding: "not-held",
    source: null,
    retentionDays: null,
  });
});
