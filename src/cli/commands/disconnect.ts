import { type Home, withHome } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { sameMailbox } from "../../formats/address.ts";
import type { Account } from "../../store/store.ts";
import type { Command } from "../frame/command.ts";
import { sayCommand } from "../show/say-command.ts";

export const command: Command = {
  takesNow: true,
  args: [{ name: "address", summary: "which account; without one: that of rules.yaml" }],
  details: `Takes the permission back at the provider, then deletes what is stored of the sign-in, also where the provider does not
answer. Contacts and everything that happened stay, for the day on which the same account is connected again.`,
  async run(context, given) {
    await withHome(context, "writing", async (home) => {
      const account = await find(home, given.argument("address"));
      const { unrevoked } = await (await home.signIns()).end(account);
      const { address, provider } = account;
      if (context.isJson)
        return context.printJson({ address, provider, revoked: unrevoked === undefined, ...unrevoked });
      context.print(
        unrevoked === undefined
          ? `${address} is disconnected, and its sign-in is deleted.`
          : `${address} is disconnected, and its sign-in is deleted here. The provider did not take the permission back itself: ${unrevoked.why}\n  Take it away there: ${unrevoked.where}`,
      );
      context.print(
        `A worker that runs has no mailbox any more, and rests. \`${sayCommand(context, `connect ${provider}`)}\` connects it again.`,
      );
    });
    return 0;
  },
};

async function find({ store, account, address }: Home, given: string | undefined): Promise<Account> {
  const wanted = given?.trim().toLowerCase() ?? address;
  const known =
    given === undefined
      ? account
      : (await store.accounts.all()).findLast((each) => sameMailbox(each.address, wanted));
  if (known !== undefined && known.ended?.how !== "disconnected") return known;
  throw new Problem("provider/not-connected", {
    what: `No account is connected for ${wanted}. Nothing was changed.`,
    next: "Run `quarterhour accounts` to see which are.",
  });
}
