import { type Home, withHome } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import type { Command } from "../frame/command.ts";
import { connectedJson, connectedText } from "../show/accounts.ts";
import { sayCommand } from "../show/say-command.ts";

const providers = ["google"] as const;

export const command: Command = {
  takesNow: true,
  args: [{ name: "provider", summary: "who holds your mailbox", isRequired: true, choices: providers }],
  options: [
    { flags: "--client-file <file>", summary: "your own OAuth client, as the Google console gives it" },
    { flags: "--client-id <id>", summary: "or its id" },
    { flags: "--client-secret <secret>", summary: "and its secret" },
    { flags: "--no-browser", summary: "print the address and wait, as on a server" },
    { flags: "--yes", summary: "open the browser without asking first" },
  ],
  details: `Says what comes, opens the sign-in in your browser, and stores what comes back encrypted. Running it again signs in anew.
docs/providers.md shows how to make the OAuth client, page by page.

Examples:
  quarterhour connect google --client-file client_secret.json
  quarterhour connect google --no-browser`,
  async run(context, given) {
    await withHome(context, "writing", async (home) => {
      refuseOther(home, given.required("provider"));
      const { connectGoogle } = await import("../connect/google.ts");
      const account = await connectGoogle(home, context, given);
      if (context.isJson) context.printJson(connectedJson(account));
      else
        context.print(
          connectedText(account, {
            zone: home.rules.rules.me.timezone ?? account.zone,
            now: home.clock(),
            command: (line) => sayCommand(context, line),
          }),
        );
    });
    return 0;
  },
};

/** The rules say whose mailbox it is; what they say otherwise is not overruled by a command. */
function refuseOther({ rules, address }: Home, provider: string): void {
  const named = rules.rules.mailbox.provider;
  if (named === undefined || named === provider) return;
  throw new Problem("provider/other-account", {
    what: `rules.yaml says that ${address} is ${named === "local" ? "a practice mailbox" : `at ${named}`}. Nothing was changed.`,
    where: "rules.yaml",
    next: `Write \`mailbox: ${address}\` there, then run it again.`,
  });
}
