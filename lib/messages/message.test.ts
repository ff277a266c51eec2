import { expect, test } from "vitest";
import { kindOfReply } from "#lib/messages/message.ts";

test("an officer answers the clarification that waits, and nothing twice", () => {
  const thread = (...kinds: ("message" | "clarification" | "answer" | "acknowledgement")[]) =>
    kindOfReply(kinds.map((kind) => ({ kind })));
  expect(thread()).toBe("message");
  expect(thread("message", "acknowledgement")).toBe("message");
  expect(thread("clarification")).toBe("answer");
  expect(thread("clarification", "message")).toBe("answer");
  expect(thread("clarification", "answer")).toBe("message");
  expect(thread("clarification", "answer", "clarification")).toBe("answer");
});
