/** What the owner is told before Microsoft's pages come up, so that nothing on them is a surprise. */
import type { Scope } from "../../providers/microsoft/scopes.ts";

/** `mailbox` is the owner's address. */
export function explainMicrosoft(
  mailbox: string,
  { scopes, byDevice }: { scopes: readonly Scope[]; byDevice: boolean },
): string {
  const asked = scopes.map(({ scope, why }) => `   ${scope.padEnd(21)} ${why}`);
  return `Connecting ${mailbox} at Microsoft. What comes now:

1. ${byDevice ? "You open Microsoft's page in any browser and enter a code" : "Microsoft asks you to sign in"}; do so as ${mailbox}.
2. "Unverified" beside the app's name: the app is your own registration, so the developer whom Microsoft does not know is you.
3. A page with all permissions together; choose Accept:
${asked.join("\n")}
4. ${byDevice ? "The page says that you may close it, and this command goes on by itself." : "The browser comes back to this machine, and says that it is done."}

"Need admin approval" instead of that page: whoever administers the account has to allow the app first. This command then says
what to ask them for.

If this is a mailbox of an employer, a school or a practice: whoever administers it can read what lies there, your drafts and
these interviews included, and may end the sign-in. A mailbox of your own is the better place.`;
}

/** How to come by an app registration, for whoever has none yet. */
export const howToRegister = `You need an app registration of your own, made once at Microsoft in about five minutes:
  1. entra.microsoft.com > App registrations > New registration; any organizational directory and personal accounts
  2. Authentication > Add a platform > Mobile and desktop applications > http://localhost
  3. Authentication > Allow public client flows: Yes
  4. Overview: copy "Application (client) ID"
docs/providers.md shows every field. Then give it with --client-id.`;
