/** `connect`, with a browser that does what it is told. */
import { run } from "../../../src/cli/frame/run.ts";
import { loadCommand, table } from "../../../src/cli/table.ts";
import type { Environment } from "../../../src/config.ts";

/** `line` begins with the provider; `consent` is handed the address to sign in at. Throws with what the program said where it failed. */
export async function signedIn(
  folder: string,
  environment: Environment,
  line: readonly string[],
  consent: (url: string) => Promise<unknown>,
): Promise<void> {
  const { promise: url, resolve } = Promise.withResolvers<string>();
  let said = "";
  const hear = (text: string) => {
    said += text;
    const shown = /^http\S+\/auth\w*\?\S+$/m.exec(said)?.[0];
    if (shown !== undefined) resolve(shown);
  };
  const world = { environment, cwd: folder, hasTerminal: false, out: hear, err: hear };
  const words = ["connect", ...line, "--no-browser"];
  const ended = run(words, { table, load: loadCommand }, world).then((exitCode) => {
    if (exitCode !== 0) throw new Error(said);
  });
  const shown = await Promise.race([url, ended]);
  if (shown !== undefined) await consent(shown);
  await ended;
}
