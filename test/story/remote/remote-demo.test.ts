import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { onGoogle } from "./on-google.ts";
import { onMicrosoft } from "./on-microsoft.ts";
import { compareTimelines, type RemoteWish } from "./same-timeline.ts";

/** The demo's people at these places of its file: one who says yes at once, one who moves the meeting. */
function some(...places: number[]): string {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-some-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const sample = join(import.meta.dirname, "../../../src/cli/demo/sample/contacts.csv");
  const [head = "", ...rows] = readFileSync(sample, "utf8").trimEnd().split("\n");
  const file = join(folder, "some.csv");
  writeFileSync(file, `${[head, ...places.map((place) => rows[place])].join("\n")}\n`);
  return file;
}

const remotes = {
  google: (wish: RemoteWish) => onGoogle(wish, () => {}),
  microsoft: (wish: RemoteWish) => onMicrosoft(wish, () => {}),
};

it.each([
  ["google", "me"],
  ["google", "auto"],
  ["microsoft", "me"],
  ["microsoft", "auto"],
] as const)(
  "the demo has the same timeline at %s as on a practice mailbox, with every mail sent by: %s",
  async (where, hand) => {
    const { lines, differences } = await compareTimelines(hand, remotes[where], some(0, 1));
    expect(differences).toEqual([]);
    expect(lines).toBeGreaterThan(8);
  },
  120_000,
);
