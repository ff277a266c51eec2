import { expect, test } from "vitest";
import { banSentence, banTitle } from "./ban-sentence.ts";
import { changeWords } from "./change.tsx";

const ban = {
  action: "ban",
  automation: "partial",
  country: "US",
  reason: "spam",
  reportedBefore: false,
  signal: "behaviour",
  surface: "private",
} as const;

test("a ban is said as a court could hear it", () => {
  expect(banTitle(ban)).toBe("Banned for spam");
  expect(banSentence(ban, "2 Oct 2026, 09:00 UTC")).toBe(
    "An account in the United States was banned for spam on 2 Oct 2026, 09:00 UTC. The signal was how the account behaves; a machine and a person decided. Nobody had reported it before.",
  );
});

test("a reinstatement says what was taken back, and nothing of reports", () => {
  const back = { ...ban, action: "reinstate", signal: "appeal", automation: "none", country: "IN" } as const;
  expect(banTitle(back)).toBe("Reinstated");
  expect(banSentence(back, "3 Oct 2026")).toBe(
    "An account in India, banned for spam, was reinstated on 3 Oct 2026. The signal was an appeal; a person decided.",
  );
});

test("change is a share of what was, a count where that was few", () => {
  expect(changeWords(112, 100)).toBe("+12\u202f%");
  expect(changeWords(55, 100)).toBe("−45\u202f%");
  expect(changeWords(1001, 1000)).toBe("0\u202f%");
  expect(changeWords(5, 2)).toBe("+3");
  expect(changeWords(7, 7)).toBe("the same");
  expect(changeWords(7, 0)).toBe("new");
});
