import { expect, test } from "vitest";
import { keptInput } from "#components/forms/form-state.ts";

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
