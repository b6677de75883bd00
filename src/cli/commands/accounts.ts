import { withHome } from "../../app.ts";
import type { Command } from "../frame/command.ts";
import { accountsJson, accountsText } from "../show/accounts.ts";
import { sayCommand } from "../show/say-command.ts";

export const command: Command = {
  takesNow: true,
  options: [{ flags: "--new-key", summary: "encrypt the stored sign-ins under a new key" }],
  details: `Lists the accounts that were ever connected in this home: since when, what they allow, and what is wrong. With
QUARTERHOUR_KEY set, --new-key encrypts under the first of the keys in it; else it makes a new one in data/key.`,
  async run(context, given) {
    await withHome(context, given.flag("--new-key") ? "writing" : "reading", async (home) => {
      if (given.flag("--new-key")) {
        const count = await (await home.store.vault()).rotate();
        context.tell(`${count === 1 ? "1 secret was" : `${count} secrets were`} encrypted anew.`);
      }
      const accounts = await home.store.accounts.all();
      const now = home.clock();
      if (context.isJson) context.printJson(accountsJson(accounts, now));
      else
        context.print(
          accountsText(accounts, {
            zone: home.rules.rules.me.timezone ?? home.account?.zone,
            now,
            command: (line) => sayCommand(context, line),
          }),
        );
    });
    return 0;
  },
};
