import { expect, test } from "vitest";
import { roomOf, roomSettings } from "#lib/db/roomSettings.ts";

const gb = 1024 ** 3;

test("a quarter of the memory and of what is free, within bounds", () => {
  expect(roomSettings({ memory: 24 * gb, disk: 40 * gb })).toEqual(["shared_buffers=6144MB", "max_wal_size=8192MB"]);
  expect(roomSettings({ memory: 0, disk: 0 })).toEqual(["shared_buffers=128MB", "max_wal_size=256MB"]);
  expect(roomSettings({ memory: 999 * gb, disk: 999 * gb })).toEqual(["shared_buffers=8192MB", "max_wal_size=8192MB"]);
});

test("this machine has some of both", () => {
  const { memory, disk } = roomOf(import.meta.dirname);
  expect(memory).toBeGreaterThan(100 * 1024 ** 2);
  expect(disk).toBeGreaterThan(0);
});
