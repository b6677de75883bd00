/** Questions on a terminal. Loaded only when one is asked. */
import type { Readable, Writable } from "node:stream";
import { confirm as clackConfirm, isCancel, select, text } from "@clack/prompts";
import { Problem } from "../../core/problem.ts";
import type { Question, YesNo } from "./question.ts";

/** The terminal, where it is not the one that the program runs on. */
export interface Terminal {
  input?: Readable;
  output?: Writable;
}

/** Throws `cli/cancelled` when the person leaves with Ctrl-C or Escape. */
export async function ask(question: Question, terminal: Terminal = {}): Promise<string> {
  const answer =
    question.kind === "choice" ? await choose(question, terminal) : await write(question, terminal);
  if (isCancel(answer)) throw cancelled();
  return answer.trim();
}

export async function confirm(question: YesNo, terminal: Terminal = {}): Promise<boolean> {
  const answer = await clackConfirm({
    ...terminal,
    message: question.says,
    initialValue: question.initial ?? false,
  });
  if (isCancel(answer)) throw cancelled();
  return answer;
}

function choose({ says, choices, initial }: Extract<Question, { kind: "choice" }>, terminal: Terminal) {
  return select<string>({
    ...terminal,
    message: says,
    options: choices.map((choice) => ({
      value: choice.value,
      label: choice.says,
      ...(choice.hint !== undefined && { hint: choice.hint }),
    })),
    ...(initial !== undefined && { initialValue: initial }),
  });
}

function write({ says, example, initial, check }: Extract<Question, { kind: "text" }>, terminal: Terminal) {
  return text({
    ...terminal,
    message: says,
    ...(example !== undefined && { placeholder: example }),
    ...(initial !== undefined && { initialValue: initial }),
    ...(check !== undefined && { validate: (answer: string | undefined) => check(answer ?? "") }),
  });
}

function cancelled(): Problem {
  return new Problem("cli/cancelled", {
    what: "Stopped at the question.",
    next: "Nothing was changed. Run it again when you are ready.",
  });
}
