import { type Home, withHome } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import type { Account } from "../../store/store.ts";
import type { Command } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { connectedJson, connectedText } from "../show/accounts.ts";
import { sayCommand } from "../show/say-command.ts";

const providers = ["google", "microsoft"] as const;

export const command: Command = {
  takesNow: true,
  args: [{ name: "provider", summary: "who holds your mailbox", isRequired: true, choices: providers }],
  options: [
    { flags: "--client-file <file>", summary: "google: your own OAuth client, as the console gives it" },
    { flags: "--client-id <id>", summary: "or its id; microsoft: that of your app registration" },
    { flags: "--client-secret <secret>", summary: "google: and its secret" },
    {
      flags: "--tenant <tenant>",
      summary: "microsoft: common, organizations, consumers, or a directory's id",
    },
    { flags: "--device-code", summary: "microsoft: sign in by a code, in any browser anywhere" },
    { flags: "--no-browser", summary: "print the address and wait, as on a server" },
    { flags: "--yes", summary: "open the browser without asking first" },
  ],
  details: `Says what comes, opens the sign-in in your browser, and stores what comes back encrypted. Running it again signs in anew.
docs/providers.md shows how to make the OAuth client (at Microsoft: the app registration), page by page.

Examples:
  quarterhour connect google --client-file client_secret.json
  quarterhour connect google --no-browser
  quarterhour connect microsoft --client-id 0f8fad5b-d9cb-469f-a165-70867728950e
  quarterhour connect microsoft --device-code`,
  async run(context, given) {
    await withHome(context, "writing", async (home) => {
      const provider = given.required("provider") as (typeof providers)[number];
      refuseOther(home, provider);
      refuseFlags(provider, given);
      const account = await connectAt[provider](home, context, given);
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

const connectAt: Record<(typeof providers)[number], Connect> = {
  google: async (...run) => (await import("../connect/google.ts")).connectGoogle(...run),
  microsoft: async (...run) => (await import("../connect/microsoft.ts")).connectMicrosoft(...run),
};

type Connect = (home: Home, context: Context, given: Given) => Promise<Account>;

/** The rules say whose mailbox it is; what they say otherwise is not overruled by a command. */
function refuseOther({ rules, address, account }: Home, provider: string): void {
  const named = rules.rules.mailbox.provider;
  if (named !== undefined && named !== provider) {
    throw new Problem("provider/other-account", {
      what: `rules.yaml says that ${address} is ${named === "local" ? "a practice mailbox" : `at ${named}`}. Nothing was changed.`,
      where: "rules.yaml",
      next: `Write \`mailbox: ${address}\` there, then run it again.`,
    });
  }
  if (account === undefined || account.provider === provider) return;
  throw new Problem("provider/other-account", {
    what: `${address} was connected at ${account.provider} in this home, and what happened there stays with it. Nothing was changed.`,
    next: "For the account at the other provider begin a home of its own: `quarterhour init --home FOLDER`, then `import` the files in contacts/ of this one.",
  });
}

const flagsOf: Record<(typeof providers)[number], readonly string[]> = {
  google: ["--client-file", "--client-secret"],
  microsoft: ["--tenant", "--device-code"],
};

/** Nobody is to believe that a flag did something. */
function refuseFlags(provider: (typeof providers)[number], given: Given): void {
  const foreign = providers
    .filter((other) => other !== provider)
    .flatMap((other) => flagsOf[other])
    .find((flag) => (flag === "--device-code" ? given.flag(flag) : given.text(flag) !== undefined));
  if (foreign === undefined) return;
  throw new Problem("cli/usage", {
    what: `${foreign} means nothing to \`connect ${provider}\`.`,
    next: "Leave it away, or see `quarterhour connect --help`.",
  });
}
