import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBrowser } from "../../../src/cli/connect/open-browser.ts";
import { folder } from "../program.ts";

const url = "https://accounts.example/auth?state=a&scope=b%20c;$(touch pwned)'\"";

describe("the browser", () => {
  const path = process.env.PATH;
  let place: string;
  beforeEach(() => {
    place = folder();
  });
  afterEach(() => {
    process.env.PATH = path;
  });

  it.each([
    ["linux", "xdg-open", []],
    ["darwin", "open", []],
    ["win32", "rundll32", ["url.dll,FileProtocolHandler"]],
    ["freebsd", "xdg-open", []],
  ] as const)("is opened on %s by %s, with the address as it is", async (platform, program, before) => {
    const told = join(place, "told");
    const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.part'; mv '${told}.part' '${told}'\n`;
    writeFileSync(join(place, program), script);
    chmodSync(join(place, program), 0o755);
    process.env.PATH = `${place}:${path}`;
    expect(await openBrowser(url, platform)).toBe(true);
    await expect.poll(() => readFileSync(told, "utf8")).toBe([...before, url, ""].join("\n"));
  });

  it("is not there on a server, which is no error", async () => {
    process.env.PATH = place;
    expect(await openBrowser(url, "linux")).toBe(false);
  });
});
