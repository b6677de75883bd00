import { withHome } from "../../app.ts";
import type { Fact } from "../../core/facts.ts";
import { findContact } from "../find-contact.ts";
import type { Command } from "../frame/command.ts";
import { factWords } from "../show/fact-words.ts";
import { people } from "../show/people.ts";
import { sayCommand } from "../show/say-command.ts";
import { saySpanOfTime, sayWhen } from "../show/say-when.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "contact", summary: "address or id; without one: everybody" }],
  details:
    "Oldest first, in the order in which it was learned. With --json every fact in full, with what was in the mails.",
  async run(context, given) {
    await withHome(context, "reading", async (home) => {
      const { mailboxId, store } = home;
      const text = given.argument("contact");
      const contact = text === undefined ? undefined : await findContact(home, text);
      const view = await store.ledger.read(
        mailboxId,
        contact === undefined ? { kind: "all" } : { kind: "contacts", contactIds: [contact.contactId] },
      );
      const who = people(await store.contacts.all(mailboxId), home);
      const facts: Fact[] = [
        ...[...view.facts.values()].flat(),
        ...(contact === undefined ? view.mailboxFacts : []),
      ];
      facts.sort((a, b) => a.seq - b.seq);
      if (context.isJson) {
        return context.printJson(
          facts.map((fact) =>
            fact.contact === undefined ? fact : { ...fact, contact: who.ref(fact.contact) },
          ),
        );
      }
      if (facts.length === 0) {
        return context.print(`Nothing has happened yet. \`${sayCommand(context, "start")}\` begins.`);
      }
      const [zone, now] = [home.zone(), home.clock()];
      const clock = {
        when: (at: Temporal.Instant) => sayWhen(at, zone, now),
        slot: (slot: { start: Temporal.Instant; end: Temporal.Instant }) => saySpanOfTime(slot, zone, now),
      };
      const lines = facts.map((fact) => {
        const whose =
          fact.contact === undefined || contact !== undefined ? "" : `${who.name(fact.contact)}: `;
        return `${clock.when(fact.at).padEnd(16)}  ${whose}${factWords(fact, clock)}`;
      });
      context.print(lines.join("\n"));
    });
    return 0;
  },
};
