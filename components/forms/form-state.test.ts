import { expect, test } from "vitest";
import { keptInput, sentenceFor } from "#components/forms/form-state.ts";

test("what was written is kept, several under one name too; passwords, files and the framework's inputs are not", () => {
  const form = new FormData();
  form.append("email", "a@desk.example");
  form.append("fields", "created");
  form.append("fields", "last-seen");
  form.append("password", "correct horse");
  form.append("newPassword", "correct horse");
  form.append("token", "abc");
  form.append("$ACTION_KEY", "k");
  form.append("file", new Blob(["x"]));
  expect(keptInput(form)).toEqual({ email: ["a@desk.example"], fields: ["created", "last-seen"] });
});

test("the sentence above a form leaves the names of inputs to the inputs", () => {
  const said = (message: string, fields: Record<string, string>) => sentenceFor({ message, fields });
  expect(said("mapping.a: A query begins with SELECT. Nothing was changed.", { "mapping.a": "x" })).toBe(
    "A query begins with SELECT. Nothing was changed.",
  );
  expect(said("a: No. Nothing was changed.", { a: "No", b: "No" })).toBe(
    "2 fields need another look. Nothing was changed.",
  );
  expect(said("It is gone.", {})).toBe("It is gone.");
  expect(said("Someone has it.", { email: "taken" })).toBe("Someone has it.");
});
