/** What the owner sees of a sign-in by the browser: the address to open, and how it went. */
import { Problem } from "../../core/problem.ts";
import type { Account } from "../../store/store.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import type { Answer, Loopback } from "./loopback.ts";
import { openBrowser } from "./open-browser.ts";

export async function showTheWay(
  url: string,
  { port }: Pick<Loopback, "port">,
  context: Context,
  given: Given,
): Promise<void> {
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
export async function showResult(
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
