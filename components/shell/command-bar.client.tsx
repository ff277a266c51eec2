"use client";

import { Command } from "cmdk";
import { CornerDownLeft, FileSearch, Fingerprint, ScrollText, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { carryIdentifier } from "#components/requests/no-identifier.client.tsx";
import { Key } from "#components/ui/key.tsx";
import { isIdentifier } from "#lib/requests/searchText.ts";
import { type Room, roomsOf } from "./rooms.ts";

export type Act = { label: string; href: string; words?: string[] };

/** Ctrl-K: go to a room, find by reference, begin an act. Everything in it is also a link somewhere on a page. */
export function CommandBar({ open: rooms, acts }: { open: readonly Room[]; acts: Act[] }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger className="flex h-9 w-full max-w-md items-center gap-2.5 rounded-base border border-edge bg-sheet px-3 text-left text-soft hover:border-soft phone:h-11">
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate">Go, find, act</span>
        <Key keys="Ctrl+K" className="ml-auto phone:hidden" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[rgb(20_18_14/0.45)]" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 animate-appear overflow-hidden rounded-base border border-rule bg-sheet text-ink shadow-float"
        >
          <Radix.Title className="sr-only">Go, find, act</Radix.Title>
          <Palette rooms={rooms} acts={acts} close={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ rooms, acts, close }: { rooms: readonly Room[]; acts: Act[]; close: () => void }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const sought = typed.trim();
  const go = (href: string) => () => {
    close();
    router.push(href);
  };
  return (
    <Command label="Go, find, act" loop>
      <Command.Input
        value={typed}
        onValueChange={setTyped}
        placeholder="Reference, room or act"
        className="h-13 w-full border-rule border-b bg-transparent px-4 text-lead outline-none"
      />
      <Command.List className="max-h-[min(26rem,60vh)] scroll-py-2 overflow-y-auto p-2">
        <Command.Empty className="px-2 py-6 text-soft">Nothing is called that.</Command.Empty>
        {sought !== "" && <Find sought={sought} rooms={rooms} go={go} />}
        {acts.length > 0 && (
          <Group heading="Act">
            {acts.map((act) => (
              <Line key={act.href} value={act.label} keywords={act.words ?? []} onSelect={go(act.href)}>
                <CornerDownLeft aria-hidden /> {act.label}
              </Line>
            ))}
          </Group>
        )}
        <Group heading="Go">
          {roomsOf(rooms).map(({ room, href, label, icon: Icon, key }) => (
            <Line key={room} value={label} onSelect={go(href)}>
              <Icon aria-hidden /> {label} <Key keys={`g ${key}`} className="ml-auto phone:hidden" />
            </Line>
          ))}
        </Group>
      </Command.List>
    </Command>
  );
}

type FindProps = { sought: string; rooms: readonly Room[]; go: (href: string) => () => void };

/** Where what was typed can be sought. An identifier goes into no address: it waits in the form that looks it up. */
function Find({ sought, rooms, go }: FindProps) {
  const search = `/search?text=${encodeURIComponent(sought)}`;
  if (isIdentifier(sought)) {
    if (!rooms.includes("queue")) return null;
    const lookUp = () => {
      carryIdentifier(sought);
      go("/search?identifier=1#look-up")();
    };
    return (
      <Group heading="Find">
        <Line value={`look up ${sought}`} onSelect={lookUp}>
          <Fingerprint aria-hidden /> Look this identifier up, with a reason
        </Line>
      </Group>
    );
  }
  return (
    <Group heading="Find">
      {rooms.includes("queue") && (
        <Line value={`find request ${sought}`} onSelect={go(search)}>
          <FileSearch aria-hidden /> Requests with <strong className="truncate font-mono">{sought}</strong>
        </Line>
      )}
      {rooms.includes("log") && (
        <Line value={`find entry ${sought}`} onSelect={go(`/log?subject=${encodeURIComponent(sought)}`)}>
          <ScrollText aria-hidden /> Log entries about <strong className="truncate font-mono">{sought}</strong>
        </Line>
      )}
    </Group>
  );
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-small [&_[cmdk-group-heading]]:text-soft"
    >
      {children}
    </Command.Group>
  );
}

type LineProps = { value: string; keywords?: string[]; onSelect: () => void; children: ReactNode };

function Line({ value, keywords, onSelect, children }: LineProps) {
  return (
    <Command.Item
      value={value}
      {...(keywords === undefined ? {} : { keywords })}
      onSelect={onSelect}
      className="flex h-10 cursor-default items-center gap-2.5 rounded-small px-2 whitespace-nowrap data-[selected=true]:bg-wash [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-soft"
    >
      {children}
    </Command.Item>
  );
}
