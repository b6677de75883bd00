/** The home of a story on an account at a provider: the double, on the story's own clock. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withHome } from "../../../src/app.ts";
import { importContacts } from "../../../src/cli/demo/make-home.ts";
import type { Environment } from "../../../src/config.ts";
import { consent as consentAtGoogle } from "../../doubles/google/consent.ts";
import { googleDouble } from "../../doubles/google.ts";
import { consent as consentAtMicrosoft } from "../../doubles/graph/consent.ts";
import { graphDouble } from "../../doubles/graph.ts";
import { alone, type Ensemble, type Gather } from "../ensemble.ts";
import { accountOf as googleAccount } from "./on-google.ts";
import { accountOf as microsoftAccount } from "./on-microsoft.ts";
import { remoteDesk, type StoryAccount } from "./remote-desk.ts";
import { signedIn } from "./signed-in.ts";

const dana = { email: "dana@example.com", name: "Dana Okafor" };

/** `from` holds contacts.csv. */
export type RemoteGather = (from: string) => Gather;

export const atGoogle: RemoteGather = (from) => async (folder, clock) => {
  const double = await googleDouble({ clock });
  const user = double.addUser({ ...dana, timeZone: "America/New_York" });
  const environment = { home: folder, googleApi: double.url, googleOauth: double.url };
  const { id, secret } = double.client;
  return gathered(
    { folder, from, clock, environment, account: googleAccount(user), close: double.close },
    () =>
      signedIn(folder, environment, ["google", "--client-id", id, "--client-secret", secret], (url) =>
        consentAtGoogle(url, { as: dana.email }),
      ),
  );
};

export const atMicrosoft: RemoteGather = (from) => async (folder, clock) => {
  const double = await graphDouble({ clock });
  const user = double.addUser({ ...dana, kind: "work" });
  const environment = { home: folder, graphApi: double.url, microsoftLogin: double.url };
  const account = microsoftAccount(user, clock);
  return gathered({ folder, from, clock, environment, account, close: double.close }, () =>
    signedIn(folder, environment, ["microsoft", "--client-id", double.client.id], (url) =>
      consentAtMicrosoft(double, url, { as: dana.email }),
    ),
  );
};

interface Place {
  folder: string;
  from: string;
  clock: () => Temporal.Instant;
  environment: Environment;
  account: StoryAccount;
  close(): Promise<void>;
}

/** The contacts come in before the account is connected, so that they are the same as on a practice mailbox. */
async function gathered(place: Place, connect: () => Promise<void>): Promise<Ensemble> {
  const { folder, from, clock, environment, account } = place;
  const rules = join(folder, "rules.yaml");
  writeFileSync(rules, readFileSync(rules, "utf8").replace(/^mailbox: .*$/m, `mailbox: ${dana.email}`));
  const opening = { home: folder, clock, environment: { ...environment, home: undefined } };
  await withHome(opening, "reading", (home) =>
    importContacts(home, { contacts: join(from, "contacts.csv") }),
  );
  await connect();
  const { applyRules, run } = await alone(folder, clock);
  return { environment, opening, folder, desk: remoteDesk(account), applyRules, run, close: place.close };
}
