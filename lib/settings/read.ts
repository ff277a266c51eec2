import { z } from "zod";
import { query } from "#lib/operation.ts";
import { type Settings, settingsFrom } from "#lib/settings/setting.ts";

/** What holds for the workspace, and when it last changed: null where nothing was ever set. */
export const read = query({
  name: "settings.read",
  permission: "settings:read",
  input: z.object({}),
  async run({ tx }): Promise<Settings & { changedAt: Date | null }> {
    const rows = await tx.sql<{ key: string; value: unknown; at: Date }>`
      SELECT key, value, changed_at AS at FROM setting WHERE key IN ('name', 'legalZone', 'preset', 'establishment')`;
    const latest = rows.reduce((max, { at }) => Math.max(max, at.getTime()), 0);
    return { ...settingsFrom(rows), changedAt: latest === 0 ? null : new Date(latest) };
  },
});
