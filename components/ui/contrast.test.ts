import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

type Theme = "light" | "dark";

/** Every `--color-name: light-dark(#light, #dark)` of the stylesheet. */
const tokens = new Map(
  [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as const,
  ),
);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two tokens in one theme, 1 to 21. */
function contrast(front: string, ground: string, theme: Theme): number {
  const [one, two] = [front, ground].map((name) => {
    const hex = tokens.get(name)?.[theme];
    if (hex === undefined) throw new Error(`globals.css has no token ${name}`);
    return luminance(hex);
  });
  const [low = 0, high = 0] = [one ?? 0, two ?? 0].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "sheet", "wash", "press", "blue-wash"];

/** What may stand on what, and how far apart it must be. */
const pairs: [front: string, grounds: string[], ratio: number][] = [
  ["ink", [...grounds, "red-wash", "amber-wash", "green-wash"], 7],
  ["soft", ["paper", "sheet", "wash"], 7],
  ["soft", ["press", "blue-wash", "red-wash", "amber-wash", "green-wash"], 4.5],
  ["faint", grounds, 4.5],
  ["blue", ["paper", "sheet", "wash", "blue-wash"], 7],
  ["blue", ["press"], 4.5],
  ["blue-deep", grounds, 7],
  ["on-fill", ["blue-fill", "blue-fill-deep", "red-fill", "red-fill-deep"], 7],
  ["red", ["paper", "sheet", "wash", "red-wash"], 7],
  ["red", ["press", "blue-wash"], 4.5],
  ["amber", ["paper", "sheet", "wash", "amber-wash"], 7],
  ["amber", ["press", "blue-wash"], 4.5],
  ["green", ["paper", "sheet", "wash", "green-wash"], 7],
  ["green", ["press", "blue-wash"], 4.5],
  ["edge", ["paper", "sheet", "wash"], 3],
  ["ink", ["heat-a", "heat-b", "heat-c", "heat-d"], 4.5],
  ["paper", ["heat-e", "heat-f"], 4.5],
];

describe.each(["light", "dark"] as const)("contrast in the %s theme", (theme) => {
  const cases = pairs.flatMap(([front, on, ratio]) => on.map((ground) => ({ front, ground, ratio })));
  test.each(cases)("$front on $ground is at least $ratio : 1", ({ front, ground, ratio }) => {
    expect(contrast(front, ground, theme)).toBeGreaterThanOrEqual(ratio);
  });
});

test("every colour of the stylesheet has a value for both themes", () => {
  const declared = [...css.matchAll(/--color-([a-z-]+):/g)].map(([, name]) => name);
  const plain = declared.filter((name) => name !== "transparent" && name !== "current");
  expect(plain).toEqual([...tokens.keys()]);
});
