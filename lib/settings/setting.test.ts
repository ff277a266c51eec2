import { expect, test } from "vitest";
import { defaults, isZone, settingsFrom, zones } from "#lib/settings/setting.ts";

test("a zone is one that this computer counts by", () => {
  for (const zone of ["UTC", "Europe/Berlin", "Asia/Kolkata", "America/Argentina/Buenos_Aires"])
    expect(isZone(zone)).toBe(true);
  for (const zone of ["", "Mars/Olympus", "+05:30", "../UTC", "Europe/Berlin ", "x".repeat(5000)])
    expect(isZone(zone)).toBe(false);
});

test("what was never set, or set to nonsense, is as it is by default", () => {
  expect(settingsFrom([])).toEqual(defaults);
  expect(
    settingsFrom([
      { key: "preset", value: "huge" },
      { key: "name", value: 7 },
    ]),
  ).toEqual(defaults);
  expect(settingsFrom([{ key: "legalZone", value: "Asia/Kolkata" }])).toEqual({
    ...defaults,
    legalZone: "Asia/Kolkata",
  });
});

test("the zones to choose from have their present names, the one in force among them", () => {
  const offered = zones("Etc/GMT+3");
  expect(offered[0]).toBe("UTC");
  expect(offered).toContain("Etc/GMT+3");
  expect(offered).toContain("Asia/Kolkata");
  expect(offered).not.toContain("Asia/Calcutta");
  expect(offered.filter((zone) => !isZone(zone))).toEqual([]);
  expect(new Set(offered).size).toBe(offered.length);
});
