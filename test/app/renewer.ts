/**
 * One process of many that renew a sign-in at the double all the time, as if each token had just been refused. Says a dot
 * after each renewal, and ends when it is killed. Arguments: the folder, the double's address, by how many milliseconds its
 * clock is ahead, and how many ask at once.
 */
import { microsoftTokens } from "../../src/app/microsoft-account.ts";
import { openSqliteStore } from "../../src/store/sqlite/open.ts";
import { databaseIn } from "./renewals.ts";

const [folder = "", url = "", ahead = "0", parallel = "1"] = process.argv.slice(2);
const store = await openSqliteStore({
  file: databaseIn(folder),
  realNow: () => Temporal.Now.instant().epochMilliseconds + Number(ahead),
});
const [account] = await store.accounts.all();
if (account === undefined) throw new Error("Nothing is connected.");

await Promise.all(
  Array.from({ length: Number(parallel) }, async () => {
    // Each with a memory of its own, as in a process of its own.
    const tokens = microsoftTokens({
      account,
      accounts: store.accounts,
      vault: () => store.vault(),
      environment: { home: undefined, graphApi: url, microsoftLogin: url },
      clock: () => Temporal.Now.instant(),
    });
    for (;;) {
      await tokens.refused(await tokens.current());
      process.stdout.write(".");
    }
  }),
);
