import { expect, test } from "vitest";
import { mentionBeing, mentionChoices, mentionPieces, mentionsIn } from "./comment.ts";

const people = [
  { id: "1", name: "Priya" },
  { id: "2", name: "Priya Nair" },
  { id: "3", name: "Rohan Mehta" },
  { id: "4", name: "Rohan Mehta" },
];

test("a mention is a whole name after @; of two that fit, the longer; namesakes are all meant", () => {
  expect(mentionsIn("@Priya Nair, look", people)).toEqual(["2"]);
  expect(mentionsIn("@priya: look. And @PRIYA again", people)).toEqual(["1"]);
  expect(mentionsIn("(@Rohan Mehta)", people)).toEqual(["3", "4"]);
  expect(mentionsIn("@Priyanka, mail@Priya, @@Priya, Priya", people)).toEqual([]);
});

test("what is being typed after @ is completed, and what stands elsewhere is not", () => {
  expect(mentionBeing("Ask @Ro", 7)).toEqual({ from: 4, typed: "Ro" });
  expect(mentionBeing("Ask @Ro", 3)).toBeNull();
  expect(mentionBeing("mail@Ro", 7)).toBeNull();
  expect(mentionChoices("na", people).map(({ id }) => id)).toEqual(["2"]);
  expect(mentionChoices("", people)).toHaveLength(4);
});

test("the pieces make the text again", () => {
  const text = "See @Priya Nair and @Nobody.";
  expect(mentionPieces(text, people)).toEqual([
    { text: "See ", mention: false },
    { text: "@Priya Nair", mention: true },
    { text: " and @Nobody.", mention: false },
  ]);
});
