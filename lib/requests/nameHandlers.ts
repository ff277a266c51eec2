import { z } from "zod";
import { operation } from "#lib/operation.ts";
import { Refusal } from "#lib/refusal.ts";

const ids = z.array(z.uuid()).max(100);

/**
 * Says who opens the papers of child-safety cases: those who agreed to and are cared for. An empty list leaves the documents to counsel. `seen`
 * is the list that the asker changes.
 * @throws Refusal `conflict` when somebody changed it since; `invalid` for anybody but active analysts, counsel and auditors
 */
export const nameHandlers = operation({
  name: "requests.nameHandlers",
  permission: "settings:manage",
  input: z.object({ seen: ids, people: ids }),
  async run({ tx, actor, now }, { seen, people }) {
    await tx.sql`SELECT pg_advisory_xact_lock(hashtext('countersign.childSafetyHandlers'))`;
    // Whoever left the house since is no longer shown, and not missed.
    const named = await tx.sql<{ id: string }>`
      SELECT h.person_id AS id FROM child_safety_handler h JOIN person p ON p.id = h.person_id AND p.disabled_at IS NULL`;
    if (new Set([...named.map(({ id }) => id), ...seen]).size !== named.length || named.length !== new Set(seen).size) {
      throw new Refusal(
        "conflict",
        "Somebody changed who handles these cases meanwhile. Nothing was saved: look again.",
      );
    }
    const next = [...new Set(people)];
    const known = await tx.sql`
      SELECT id FROM person WHERE id = ANY(${next}::uuid[]) AND role IN ('analyst', 'counsel', 'auditor') AND disabled_at IS NULL`;
    if (known.length !== next.length) {
      throw new Refusal("invalid", "Name active analysts, counsel and auditors only. Nothing was saved.", {
        people: "Not all of them are active here",
      });
    }
    await tx.sql`DELETE FROM child_safety_handler`;
    await tx.sql`INSERT INTO child_safety_handler (person_id, named_by, named_at) SELECT id, ${actor.id}, ${now} FROM unnest(${next}::uuid[]) id`;
    return {
      result: { people: next.length },
      audit: [{ action: "childSafety.handlersNamed", subject: "settings:child-safety", data: { people: next } }],
    };
  },
});
