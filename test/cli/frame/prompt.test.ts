import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { ask, confirm } from "../../../src/cli/frame/prompt.ts";

const name = { kind: "text", says: "What is your name?", flag: "--name NAME" } as const;
const enter = "\r";

/** A terminal on which these keys are pressed, and what was shown on it. */
function pressing(keys: string) {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.on("data", (text) => {
    // The first thing that is shown is the question; the keys come after it.
    if (shown === "") queueMicrotask(() => input.write(keys));
    shown += text;
  });
  return { terminal: { input, output }, shown: () => shown };
}

describe("a question on a terminal", () => {
  it("is shown, and answered by what is typed before Enter, less the spaces around it", async () => {
    const { terminal, shown } = pressing(` Dana Okafor ${enter}`);
    expect(await ask(name, terminal)).toBe("Dana Okafor");
    expect(shown()).toContain("What is your name?");
  });

  it("takes what stands in the field already for Enter alone", async () => {
    expect(await ask({ ...name, initial: "Dana" }, pressing(enter).terminal)).toBe("Dana");
  });

  it("stays, and says why, until the answer can be used", async () => {
    const check = (answer: string) => (answer.length < 3 ? "Write the whole name." : undefined);
    const { terminal, shown } = pressing(`D${enter}ana${enter}`);
    expect(await ask({ ...name, check }, terminal)).toBe("Dana");
    expect(shown()).toContain("Write the whole name.");
  });

  it("with choices gives the one on which Enter is pressed", async () => {
    const choices = [
      { value: "me", says: "I press Send" },
      { value: "auto", says: "It goes by itself" },
    ];
    const question = { kind: "choice", says: "Who presses Send?", flag: "--send WHO", choices } as const;
    expect(await ask(question, pressing(enter).terminal)).toBe("me");
    expect(await ask(question, pressing(`\u001b[B${enter}`).terminal)).toBe("auto");
    expect(await ask({ ...question, initial: "auto" }, pressing(enter).terminal)).toBe("auto");
  });

  it("of yes or no means no for Enter alone", async () => {
    expect(await confirm({ says: "Go on?", flag: "--yes" }, pressing(enter).terminal)).toBe(false);
    expect(await confirm({ says: "Go on?", flag: "--yes" }, pressing("y").terminal)).toBe(true);
  });

  it("that is left with Ctrl-C changes nothing, and says so", async () => {
    await expect(ask(name, pressing("\u0003").terminal)).rejects.toMatchObject({ code: "cli/cancelled" });
    await expect(confirm(name, pressing("\u0003").terminal)).rejects.toMatchObject({ code: "cli/cancelled" });
  });
});
