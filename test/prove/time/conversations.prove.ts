/**
 * Conversations from the request to the meeting, as test/scenarios tells them: on a practice mailbox as they are written
 * down, and with the same outcome on an account at Google and at Microsoft.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "../../story/ensemble.ts";
import { compareStory, isConversation, toldByNobody } from "../../story/remote/same-story.ts";
import { atGoogle, atMicrosoft, type RemoteGather } from "../../story/remote/story-homes.ts";
import type { Shown } from "../run.ts";

const scenarios = join(import.meta.dirname, "../../scenarios");

export async function prove(): Promise<Shown[]> {
  const names = readdirSync(scenarios).filter(isConversation).sort();
  const booked = names.filter((name) =>
    /event-created/.test(readFileSync(join(scenarios, name, "plan.txt"), "utf8")),
  );
  return [
    await shown("on a practice mailbox", names, () => alone, `${booked.length} of them reach a meeting`),
    await shown(
      "on an account at Google",
      names.filter((name) => !(name in toldByNobody.google)),
      atGoogle,
      Object.entries(toldByNobody.google)
        .map(([name, why]) => `without ${name}: ${why}`)
        .join("; "),
    ),
    await shown("on an account at Microsoft", names, atMicrosoft),
  ];
}

async function shown(
  where: string,
  names: readonly string[],
  gather: RemoteGather,
  more = "",
): Promise<Shown> {
  const began = performance.now();
  const differences: string[] = [];
  let lines = 0;
  for (const name of names) {
    const compared = await compareStory(name, gather);
    lines += compared.lines;
    differences.push(...compared.differences.map((line) => `${name}: ${line}`));
  }
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  const different = differences.length === 0 ? "" : `: ${differences.slice(0, 3).join("; ")}`;
  return {
    what: `at least 25 conversations from request to meeting end ${where} as they are written down`,
    shown: names.length >= 25 && differences.length === 0,
    figures: [
      `${names.length} conversations, ${lines} lines, ${differences.length} differences${different}, ${seconds} s`,
      ...(more === "" ? [] : [more]),
    ].join("; "),
  };
}
