/** A story on a practice mailbox and on an account at a provider, and what is different between the two. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { play } from "../play.ts";
import { readStory } from "../read-story.ts";
import { openStoryHome } from "../story-home.ts";
import type { RemoteGather } from "./story-homes.ts";

export interface ComparedStory {
  lines: number;
  /** Lines that only one of the two has, each with whose it is. */
  differences: string[];
}

/** Folders of test/scenarios that tell how a time was found. */
export function isConversation(name: string): boolean {
  return /^[5-8]\d-/.test(name);
}

/** Conversations that cannot be had there, and why. */
export const toldByNobody: { google: Readonly<Record<string, string>> } = {
  google: {
    "70-her-calendar-proposes-another-time":
      "Google tells no program of a time that a guest would rather have",
  },
};

const scenarios = join(import.meta.dirname, "../../scenarios");

/** `name` is a folder of test/scenarios; its plan.txt is what came of it on a practice mailbox. */
export async function compareStory(name: string, gather: RemoteGather): Promise<ComparedStory> {
  const from = join(scenarios, name);
  const story = readStory(join(from, "story.yaml"));
  const home = await openStoryHome(from, story.begins, gather(from));
  try {
    const remote = outcomeOf(await play(home, story));
    const local = outcomeOf(readFileSync(join(from, "plan.txt"), "utf8"));
    const only = (whose: string, some: readonly string[], others: readonly string[]) =>
      some.filter((line) => !others.includes(line)).map((line) => `${whose}: ${line}`);
    return {
      lines: remote.length,
      differences: [...only("practice", local, remote), ...only("remote", remote, local)],
    };
  } finally {
    await home.close();
  }
}

/**
 * What happened, with its day and hour. Left out is what each provider does its own way: how it counts the versions of an
 * entry, whether an entry that was taken away is shown as cancelled or not at all, and a yes that changes nothing: a mail
 * that repeats it is written down, a calendar that shows it again is not.
 */
function outcomeOf(timeline: string): string[] {
  let day = "";
  let hour = "";
  return timeline.split("\n").flatMap((line) => {
    if (line.startsWith("day ")) day = line;
    hour = /^ {2}(\d\d:\d\d)/.exec(line)?.[1] ?? hour;
    const text = line
      .replace(/^ {2}\d\d:\d\d/, "")
      .trim()
      .replace(/, sequence \d+/, "")
      .replace(/ is (?:cancelled|deleted),.*/, " is gone");
    const isRepeated = / is confirmed, .*, accepted$/.test(text);
    return text === "" || isRepeated || line.startsWith("day ") ? [] : [`${day} ${hour} ${text}`];
  });
}
