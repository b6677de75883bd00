/** Which app registration signs in: the one that is named, else the one from before, else it is asked for. */
import type { Home } from "../../app.ts";
import { checkClient, type OAuthClient } from "../../providers/microsoft/client-id.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { howToRegister } from "./explain-microsoft.ts";

/** Throws `provider/client`, `cli/no-answer`. */
export async function microsoftClientOf(home: Home, context: Context, given: Given): Promise<OAuthClient> {
  const [id, tenant] = [given.text("--client-id"), given.text("--tenant")];
  const before = await (await home.signIns()).clientFromBefore<OAuthClient>();
  const known = id ?? before?.id;
  if (known !== undefined) return checkClient({ id: known, tenant: tenant ?? before?.tenant ?? "common" });
  if (context.isTerminal) context.tell(`${howToRegister}\n`);
  const asked = await context.ask({
    kind: "text",
    says: 'What is the "Application (client) ID" of your app registration?',
    example: "0f8fad5b-d9cb-469f-a165-70867728950e",
    flag: "--client-id ID; docs/providers.md shows how to make one",
  });
  return checkClient({ id: asked, tenant: tenant ?? "common" });
}
