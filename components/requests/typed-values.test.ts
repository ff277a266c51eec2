import { expect, test } from "vitest";
import { typedValues, valueName } from "./typed-values.ts";

test("a blank is an answer where none was here, and leaves one that is", () => {
  const id = "019374a0-0000-7000-8000-000000000001";
  const form = new FormData();
  form.set("id", "x");
  form.set(valueName(id, "name", false), "  Ada ");
  form.set(valueName(id, "last-ip", false), " ");
  form.set(valueName(id, "email", true), "");
  form.set(valueName(id, "account-created", true), "2019-01-01");
  expect(typedValues(form)).toEqual([
    { targetId: id, field: "name", value: "Ada" },
    { targetId: id, field: "last-ip", value: null },
    { targetId: id, field: "account-created", value: "2019-01-01" },
  ]);
});
