/** `connect google`: what happens is said first, then the browser is opened and waited for. */
import type { Home } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import type { Account } from "../../store/store.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { explainGoogle } from "./explain-google.ts";
import { googleClientOf } from "./google-client.ts";
import { type Answer, type Loopback, openLoopback } from "./loopback.ts";
import { openBrowser } from "./open-browser.ts";

export async function connectGoogle(home: Home, context: Context, given: Given): Promise<Account> {
  const client = await googleClientOf(home, context, given);
  const loopback = await openLoopback("/google");
  try {
    const signIn = await (await home.signIns()).atGoogle(client, loopback);
    context.tell(`${explainGoogle(home.address)}\n`);
    await showTheWay(signIn.url, loopback, context, given);
    return await finish(await loopback.answer, signIn.finish);
  } finally {
    loopback.close();
  }
}

async function showTheWay(url: string, { port }: Loopback, context: Context, given: Given): Promise<void> {
  const here = given.flag("--no-browser")
    ? "Open this address in a browser:"
    : "If no browser comes up, open this address:";
  const isWanted =
    !given.flag("--no-browser") &&
    (!context.isTerminal ||
      given.flag("--yes") ||
      (await context.confirm({
        says: "Open the browser now?",
        flag: "--yes, or --no-browser",
        initial: true,
      })));
  context.tell(`${here}

${url}

It comes back to 127.0.0.1:${port} on this machine, within 10 minutes. Is the browser on another one? Forward the port first,
in a terminal there: ssh -N -L ${port}:127.0.0.1:${port} THIS-MACHINE
`);
  if (isWanted) await openBrowser(url);
}

/** The browser is told how it went, and waits for it. */
async function finish(
  { params, show }: Answer,
  take: (params: URLSearchParams) => Promise<Account>,
): Promise<Account> {
  try {
    const account = await take(params);
    const text = `${account.address} is connected. You can close this page and go back to the terminal.`;
    await show({ isDone: true, title: "Connected", text });
    return account;
  } catch (error) {
    const text = error instanceof Problem ? `${error.message} ${error.next}` : "Look at the terminal.";
    await show({ isDone: false, title: "Not connected", text });
    throw error;
  }
}
