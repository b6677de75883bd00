import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { applyRules } from "../../app.ts";
import { fleetOf } from "../fleet.ts";
import type { Command } from "../frame/command.ts";

export const command: Command = {
  takesNow: false,
  options: [{ flags: "--mailbox <id>", summary: "refuse rules of any other mailbox; an address or an id" }],
  args: [{ name: "file", summary: "a rules.yaml", isRequired: true }],
  details: `For a fleet: from now on these rules hold for the mailbox that they name, version by version; a new mailbox begins
with its first. With --mailbox it is refused where the file speaks of another one. In a home rules.yaml itself holds, and
nothing has to be applied. Workers go on with the new rules within seconds.

Example:
  quarterhour apply rules.yaml --mailbox dana@example.com`,
  async run(context, given) {
    const fleet = fleetOf(context);
    const { databaseUrl } = fleet;
    const mailbox = given.text("--mailbox") ?? fleet.mailbox;
    const file = resolve(context.cwd, given.required("file"));
    const text = await readFile(file, "utf8");
    const applied = await applyRules({ databaseUrl, mailbox, text, name: basename(file) });
    const { mailboxId, address, version, isNew, warnings } = applied;
    if (context.isJson) context.printJson({ mailboxId, address, version, isNew, warnings });
    else {
      const says = isNew
        ? `Version ${version} of the rules holds for ${address} from now on.`
        : `These rules hold already for ${address}: version ${version}.`;
      context.print([says, ...warnings.map(({ where, says }) => `  ${where}: ${says}`)].join("\n"));
    }
    return 0;
  },
};
