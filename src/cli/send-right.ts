/** Whether the sign-in allows what the rules want: at Microsoft the right to send is asked for only where it is needed (C-4). */
import type { Home } from "../app.ts";
import { Problem } from "../core/problem.ts";
import { cite } from "../core/rules/cite.ts";
import { sendsByItself } from "../core/sends-by-itself.ts";

/** Undefined where nothing is missing. */
export function missingSendRight({ account, address, rules: { rules } }: Home): Problem | undefined {
  if (account?.provider !== "microsoft" || account.ended?.how === "disconnected") return undefined;
  const key = sendsByItself(rules);
  if (key === undefined || account.scopes.includes("Mail.Send")) return undefined;
  return new Problem("provider/scopes", {
    what: `By \`${key}\` mail leaves by itself, but when ${address} was connected nothing did, so the right to send (Mail.Send) was not asked for. Nothing was sent.`,
    where: cite(rules, key),
    next: `Run \`quarterhour connect microsoft\` once more; or write \`${key}: ${key.startsWith("who_presses_send") ? "me" : "no"}\`.`,
  });
}
