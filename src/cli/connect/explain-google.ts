/** What the owner is told before Google's pages come up, so that nothing on them is a surprise. */
import { scopes } from "../../providers/google/scopes.ts";

/** `mailbox` is the owner's address. */
export function explainGoogle(mailbox: string): string {
  const asked = scopes.map(({ name, why }) => `  ${name.padEnd(23)} ${why}`);
  return `Connecting ${mailbox} at Google. What comes now:

1. Google asks which account; choose ${mailbox}.
2. "Google hasn't verified this app": the app is your own OAuth client, so the developer whom Google does not know is you.
   Choose Advanced (or Continue), then "Go to …". Inside a company's own Workspace ("Internal") this page does not come.
3. A page with a box for each permission. All of them are needed; tick "Select all":
${asked.map((line) => ` ${line}`).join("\n")}
4. The browser comes back to this machine, and says that it is done.

While your client's publishing status is "Testing", Google ends every sign-in after 7 days; you are told half a day before.
To leave that: Google Auth Platform > Audience > Publish app. For yourself alone no verification is needed.

If this is a mailbox of an employer, a school or a practice: whoever administers it can read what lies there, your drafts and
these interviews included, and may end the sign-in. A mailbox of your own is the better place.`;
}

/** How to come by an OAuth client, for whoever has none yet. */
export const howToGetAClient = `You need an OAuth client of your own, made once in the Google console in about five minutes:
  1. console.cloud.google.com: make a project, and enable the Gmail API and the Google Calendar API
  2. Google Auth Platform: fill in Branding, choose External under Audience, and add yourself as a test user
  3. Clients > Create client > Desktop app > Create > Download JSON
docs/providers.md shows every field. Then give the file with --client-file.`;
