/** A question to the person at the terminal. Every one has a flag that answers it beforehand. */
import { Problem } from "../../core/problem.ts";

interface Asked {
  /** The flag, with its value's name if it has one: `--why-them TEXT`. */
  flag: string;
  says: string;
}

export type Question =
  | (Asked & {
      kind: "text";
      /** Shown grey in the empty field. */
      example?: string;
      /** Already in the field, to be changed or accepted. */
      initial?: string;
      /** What is wrong with an answer, or undefined. */
      check?: (answer: string) => string | undefined;
    })
  | (Asked & {
      kind: "choice";
      choices: readonly { value: string; says: string; hint?: string }[];
      initial?: string;
    });

export interface YesNo extends Asked {
  /** What Enter alone means; no, where it is not given. */
  initial?: boolean;
}

/** The problem of a question with nobody there to answer it. */
export function unanswered(question: Asked): Problem {
  return new Problem("cli/no-answer", {
    what: `This needs an answer, and there is no terminal to ask on: ${question.says}`,
    next: `Give the answer with ${question.flag}.`,
  });
}
