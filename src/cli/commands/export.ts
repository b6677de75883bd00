import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { withHome } from "../../app.ts";
import type { Command } from "../frame/command.ts";
import { counted } from "../show/counted.ts";
import { exportJson } from "../show/export-json.ts";

export const command: Command = {
  takesNow: true,
  options: [{ flags: "--out <file>", summary: "write it there; without it, to the standard output" }],
  details: `One JSON value: the rules, contacts, everything that happened in its order, what is under way, and who must not be
written to. Mails and calendar entries stay where they are. The file holds what you know about people: it is made for
you alone to read.

Example:
  quarterhour export --out dana.json`,
  async run(context, given) {
    await withHome(context, "reading", async (home) => {
      const { store, mailboxId, address } = home;
      const copy = await store.copies.out(mailboxId, !home.isShared);
      const value = exportJson({ mailboxId, address, rules: await home.rulesText() }, copy);
      const text = `${JSON.stringify(value, null, 2)}\n`;
      const out = given.text("--out");
      if (out === undefined) return context.print(text.trimEnd());
      const path = resolve(context.cwd, out);
      const file = await open(path, "wx", 0o600);
      await file.writeFile(text).finally(() => file.close());
      const { contacts, facts } = value;
      if (context.isJson) context.printJson({ file: path, contacts: contacts.length, facts: facts.length });
      else
        context.print(
          `Wrote ${path}: ${counted(contacts.length, "contact")}, ${counted(facts.length, "fact")}.`,
        );
    });
    return 0;
  },
};
