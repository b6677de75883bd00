/** `connect microsoft`: what happens is said first, then the browser is opened and waited for, or a code is shown. */
import type { Home } from "../../app.ts";
import { sendsByItself } from "../../core/sends-by-itself.ts";
import { scopesFor } from "../../providers/microsoft/scopes.ts";
import type { Account } from "../../store/store.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { explainMicrosoft } from "./explain-microsoft.ts";
import { openLoopback } from "./loopback.ts";
import { microsoftClientOf } from "./microsoft-client.ts";
import { showResult, showTheWay } from "./show-the-way.ts";

export async function connectMicrosoft(home: Home, context: Context, given: Given): Promise<Account> {
  const client = await microsoftClientOf(home, context, given);
  const scopes = scopesFor({ sends: sendsByItself(home.rules.rules) !== undefined });
  const asked = { client, scopes };
  const signIns = await home.signIns();
  const byDevice = given.flag("--device-code");
  context.tell(`${explainMicrosoft(home.address, { scopes, byDevice })}\n`);
  if (byDevice) {
    return signIns.atMicrosoftByDevice(asked, ({ code, url, lives }) =>
      context.tell(`Open this address in any browser, within ${Math.floor(lives / 60)} minutes:

${url}

and enter the code ${code}
`),
    );
  }
  // Microsoft knows this machine by the name localhost alone (RFC 8252, 7.3), and its registration by no path (C-3).
  const loopback = await openLoopback("/", { name: "localhost", method: "POST" });
  try {
    const signIn = await signIns.atMicrosoft(asked, loopback);
    await showTheWay(signIn.url, loopback, context, given);
    return await showResult(await loopback.answer, signIn.finish);
  } finally {
    loopback.close();
  }
}
