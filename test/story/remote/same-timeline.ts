/** The demo on a practice mailbox and on an account at a provider, and what is different between the two. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { alone, type Clock, type Ensemble } from "../../../src/cli/demo/ensemble.ts";
import type { DemoFiles } from "../../../src/cli/demo/make-home.ts";
import { type Played, play } from "../../../src/cli/demo/play.ts";
import { demoJson } from "../../../src/cli/demo/timeline.ts";
import { people } from "../../../src/cli/show/people.ts";

export interface RemoteWish {
  /** The text of rules.yaml, without a provider. */
  rules: string;
  files: DemoFiles;
}

export interface Compared {
  lines: number;
  /** Lines of the one that the other has not, each with whose it is. */
  differences: string[];
}

const sample = join(import.meta.dirname, "../../../src/cli/demo/sample");

/** `auto`: everything that may leave by itself does. `contacts`: a CSV file; the demo's own where it is not given. */
export async function compareTimelines(
  hand: "me" | "auto",
  remotely: (wish: RemoteWish) => (clock: Clock) => Promise<Ensemble>,
  contacts?: string,
): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-same-"));
  try {
    const rules = rulesOf(hand);
    const own = join(folder, "own.yaml");
    writeFileSync(own, rules);
    const files: DemoFiles = { rules: own, ...(contacts === undefined ? {} : { contacts }) };
    const home = join(folder, "home");
    const local = linesOf(
      await play(
        (clock) => alone(home, files, clock),
        () => {},
      ),
    );
    const wish = { rules: rules.replace(/^mailbox: .*$/m, "mailbox: dana@example.com"), files };
    const remote = linesOf(await play(remotely(wish), () => {}));
    const only = (whose: string, some: string[], others: string[]) =>
      some.filter((line) => !others.includes(line)).map((line) => `${whose}: ${line}`);
    return {
      lines: remote.length,
      differences: [...only("practice", local, remote), ...only("remote", remote, local)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rulesOf(hand: "me" | "auto"): string {
  const rules = readFileSync(join(sample, "rules.yaml"), "utf8");
  return hand === "me"
    ? rules
    : rules.replace(/^( {2}(?:request|follow_up|everything_else):) me$/gm, "$1 auto");
}

/**
 * Sorted. A provider may show a sent mail later than the end of its draft, so that a draft was thrown away is believed
 * only after the quiet period, at the next reading: when it is noticed is not compared, that it was is.
 */
function linesOf(played: Played): string[] {
  const { timeline } = demoJson(played, 0, people(played.contacts).ref);
  return timeline
    .map(({ at, contact, round, step, ordinal, outcome, stage }) => {
      const when = outcome === "discarded" ? "noticed" : at.toString();
      return [when, contact, round, step, ordinal, outcome, stage].join(" ");
    })
    .sort();
}
