/** The real program on a terminal (util-linux's `script` makes one), with somebody who answers its questions. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { node } from "../../story/kill/program.ts";

const launcher = join(import.meta.dirname, "../../../bin/quarterhour.js");

export interface Answer {
  /** Part of the question. */
  to: RegExp;
  /** What is typed before Enter. */
  type: string;
}

export interface Played {
  exitCode: number | null;
  /** What stood on the screen at the end, without what only moves the cursor. */
  screen: string;
  /** The questions that were asked, in their order. */
  asked: string[];
}

export function hasTerminals(): boolean {
  return spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux") === true;
}

/** A question that no answer fits is left with Ctrl-C, so that nothing hangs. */
export async function played(
  home: string,
  line: readonly string[],
  answers: readonly Answer[],
): Promise<Played> {
  const words = [node, launcher, ...line].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
  const child = spawn("script", ["-qefc", `stty cols 110 rows 50; exec ${words}`, "/dev/null"], {
    cwd: home,
    env: { ...process.env, TERM: "xterm", NO_COLOR: "1", QUARTERHOUR_HOME: undefined },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const asked: string[] = [];
  let seen = "";
  let open = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    seen += text;
    open = plain(open + text);
    const question = /◆ {2}([^\n]*\S)[\s\S]*└/u.exec(open)?.[1];
    if (question === undefined) return;
    open = "";
    // While an answer is typed the question is drawn anew.
    if (asked.at(-1) === question) return;
    asked.push(question);
    const answer = answers.find(({ to }) => to.test(question));
    child.stdin.write(answer === undefined ? "\u0003" : `${answer.type}\r`);
  });
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, screen: lastDrawn(plain(seen)), asked };
}

function plain(text: string): string {
  return text
    .replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "gu"), "")
    .replaceAll("\r", "");
}

/** A field is drawn once for each letter: only what it was in the end is kept. */
function lastDrawn(text: string): string {
  const lines = text
    .replace(/^.*█/gmu, "")
    .split("\n")
    .filter((line) => [...line.trim()].length > 1);
  return lines.filter((line, place) => !line.startsWith("◆") && lines[place + 1] !== line).join("\n");
}
