/** `connect google`: what happens is said first, then the browser is opened and waited for. */
import type { Home } from "../../app.ts";
import type { Account } from "../../store/store.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { explainGoogle } from "./explain-google.ts";
import { googleClientOf } from "./google-client.ts";
import { openLoopback } from "./loopback.ts";
import { showResult, showTheWay } from "./show-the-way.ts";

export async function connectGoogle(home: Home, context: Context, given: Given): Promise<Account> {
  const client = await googleClientOf(home, context, given);
  const loopback = await openLoopback("/google");
  try {
    const signIn = await (await home.signIns()).atGoogle(client, loopback);
    context.tell(`${explainGoogle(home.address)}\n`);
    await showTheWay(signIn.url, loopback, context, given);
    return await showResult(await loopback.answer, signIn.finish);
  } finally {
    loopback.close();
  }
}
