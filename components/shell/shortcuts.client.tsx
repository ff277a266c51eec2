"use client";

import { Keyboard } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Dialog } from "#components/ui/dialog.client.tsx";
import { Key } from "#components/ui/key.tsx";
import { type Room, roomsOf } from "./rooms.ts";
import { isForControl, setSingleKeys, singleKeysOn } from "./shortcut-setting.ts";

const always: [keys: string, does: string][] = [
  ["Ctrl+K", "Go, find, act"],
  ["?", "This help"],
  ["Esc", "Close what floats"],
];

const onLists: [keys: string, does: string][] = [
  ["j k", "Next row, row before"],
  ["↵", "Open the row"],
  ["x", "Tick the row"],
  ["c", "Copy its reference"],
  ["n p", "Older page, newer page"],
  ["/", "Search"],
];

const onQueue: [keys: string, does: string][] = [
  ["1 … 9", "Saved views, in their order"],
  ["v", "Save this view"],
  ["a", "Assign the ticked"],
  ["r", "Acknowledge the ticked"],
  ["u", "Undo, for a minute"],
];

/** What each key does, opened by `?`; here single letters can be turned off. */
export function Shortcuts({ open: rooms }: { open: readonly Room[] }) {
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(true);
  useEffect(() => {
    setOn(singleKeysOn());
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "?" && !isForControl(event)) setOpen(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const trigger = (
    <Button kind="quiet" size="icon" aria-label="Keyboard shortcuts" className="phone:hidden">
      <Keyboard aria-hidden />
    </Button>
  );
  return (
    <Dialog title="Keyboard" trigger={trigger} open={open} onOpenChange={setOpen}>
      <div className="grid gap-x-10 gap-y-6 desk:grid-cols-2">
        <div className="flex flex-col gap-6">
          <Keys head="Everywhere" lines={always} />
          <Keys head="On a list" lines={onLists} />
          {rooms.includes("queue") && <Keys head="In the queue" lines={onQueue} />}
        </div>
        <div className="flex flex-col gap-6">
          <Keys head="Rooms" lines={roomsOf(rooms).map(({ key, label }) => [`g ${key}`, label])} />
          <Checkbox
            label="Single letters act"
            hint="Turn off when you dictate, or press keys by accident."
            checked={on}
            onChange={(event) => {
              setOn(event.currentTarget.checked);
              setSingleKeys(event.currentTarget.checked);
            }}
          />
        </div>
      </div>
    </Dialog>
  );
}

function Keys({ head, lines }: { head: string; lines: [string, string][] }) {
  return (
    <section>
      <h3 className="mb-1.5 text-small text-soft">{head}</h3>
      <dl>
        {lines.map(([keys, does]) => (
          <div key={keys} className="flex h-8 items-center justify-between gap-4 border-rule border-b">
            <dt>{does}</dt>
            <dd>
              <Key keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
