/** Which OAuth client signs in: the one that is named, else the one from before, else it is asked for. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Home } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { checkClient, type OAuthClient, parseClientFile } from "../../providers/google/client-file.ts";
import type { Context } from "../frame/context.ts";
import type { Given } from "../frame/given.ts";
import { howToGetAClient } from "./explain-google.ts";

/** Throws `provider/client`, `cli/usage`, `cli/no-answer`. */
export async function googleClientOf(home: Home, context: Context, given: Given): Promise<OAuthClient> {
  const file = given.text("--client-file");
  const [id, secret] = [given.text("--client-id"), given.text("--client-secret")];
  if (file !== undefined && (id !== undefined || secret !== undefined)) throw oneOrTheOther();
  if (file !== undefined) return readClient(context, file);
  if (id !== undefined && secret !== undefined) return checkClient({ id, secret }, "--client-id");
  if (id !== undefined || secret !== undefined) throw oneOrTheOther();
  const known = await (await home.signIns()).clientFromBefore<OAuthClient>();
  if (known !== undefined) return known;
  if (context.isTerminal) context.tell(`${howToGetAClient}\n`);
  const asked = await context.ask({
    kind: "text",
    says: "Where is the JSON file of your OAuth client?",
    example: "~/Downloads/client_secret_….json",
    flag: "--client-file FILE (or --client-id and --client-secret); docs/providers.md shows how to make one",
  });
  return readClient(context, asked);
}

async function readClient({ cwd }: Context, file: string): Promise<OAuthClient> {
  const path = resolve(cwd, file.trim().replace(/^~(?=\/)/, process.getBuiltinModule("node:os").homedir()));
  return parseClientFile(await readFile(path, "utf8"), path);
}

function oneOrTheOther(): Problem {
  return new Problem("cli/usage", {
    what: "An OAuth client is one file, or an id and its secret.",
    next: "Give --client-file FILE, or both --client-id ID and --client-secret SECRET.",
  });
}
