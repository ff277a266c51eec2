import { expect, test } from "vitest";
import { firstRoom, openRooms } from "#components/shell/open-rooms.ts";

test("each role is led to the rooms that it finds something in", () => {
  expect(openRooms("analyst")).toEqual([
    "queue",
    "calendar",
    "bans",
    "reports",
    "register",
    "authorities",
    "contacts",
    "settings",
  ]);
  expect(openRooms("counsel")).toEqual([
    "queue",
    "calendar",
    "bans",
    "reports",
    "log",
    "register",
    "authorities",
    "contacts",
    "settings",
  ]);
  expect(openRooms("auditor")).toEqual([
    "queue",
    "calendar",
    "bans",
    "reports",
    "log",
    "register",
    "authorities",
    "contacts",
    "settings",
  ]);
  expect(openRooms("administrator")).toEqual(["register", "settings"]);
  expect(openRooms("officer")).toEqual([]);
});

test("the compartment is shown to nobody who is not cleared", () => {
  expect(["analyst", "counsel"].filter((role) => openRooms(role as "analyst").includes("security"))).toEqual([]);
  expect(openRooms("counsel", true)).toContain("security");
  expect(openRooms("auditor", true)).not.toContain("security");
});

test("work begins at the queue, an administrator's at the settings, an officer's not at the desk", () => {
  expect(["analyst", "counsel", "auditor"].map((role) => firstRoom(role as "analyst"))).toEqual(
    Array(3).fill("/requests"),
  );
  expect(firstRoom("administrator")).toBe("/settings");
  expect(firstRoom("officer")).toBeNull();
});
