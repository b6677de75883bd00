/** Opens an address in the owner's browser. Never through a shell: what stands in an address is no command. */
import { spawn } from "node:child_process";

/** True where a program was there to open it. */
export async function openBrowser(
  url: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  const [program, ...args] = openers[platform] ?? ["xdg-open"];
  const child = spawn(program, [...args, url], { stdio: "ignore", detached: true });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once("spawn", () => resolve(true));
  child.once("error", () => resolve(false));
  child.unref();
  return promise;
}

const openers: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ["open"],
  win32: ["rundll32", "url.dll,FileProtocolHandler"],
};
