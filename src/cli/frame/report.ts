/** How a failure is told: what, where, what next; a stack only for a bug of ours. */
import { Problem, type ProblemCode } from "../../core/problem.ts";
import type { ExitCode } from "./command.ts";

export interface Report {
  /** For stderr, ended by a line break. */
  text: string;
  exitCode: ExitCode;
}

/** `error` is whatever was thrown. */
export function toReport(error: unknown, isJson: boolean): Report {
  const problem = toProblem(error);
  const { code, message: what, where, next } = problem;
  const exitCode = notUnderstood.has(code) ? 2 : 1;
  if (isJson) return { text: `${JSON.stringify({ error: { code, what, where, next } })}\n`, exitCode };
  const stack = code === "cli/bug" ? `${indented(stackOf(problem.cause))}\n` : "";
  return { text: `${stack}${describeProblem(problem)}\n`, exitCode };
}

/** Two lines or more, without a line break at the end. */
function describeProblem({ code, message, where, next }: Problem): string {
  return `${where === undefined ? "" : `${where}: `}${message}\n  ${next}   [${code}]`;
}

const notUnderstood: ReadonlySet<ProblemCode> = new Set(["cli/usage", "cli/no-answer"]);

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const refused = error instanceof Error && "code" in error ? refusals[String(error.code)] : undefined;
  if (refused !== undefined && error instanceof Error) {
    const path = "path" in error && typeof error.path === "string" ? error.path : undefined;
    const says = { what: `${refused.what} (${error.message}).`, next: refused.next };
    return new Problem("home/refused", path === undefined ? says : { ...says, where: path }, {
      cause: error,
    });
  }
  return new Problem(
    "cli/bug",
    {
      what: `This is a bug in quarterhour, not something that you did: ${error instanceof Error ? error.message : String(error)}`,
      next: "Please report it with the lines above and the command that you ran; look them over for names and addresses first.",
    },
    { cause: error },
  );
}

const permission = {
  what: "The machine does not allow it",
  next: "Give yourself the right to that file or folder, then run it again.",
};
const full = {
  what: "There is no room left on the disk",
  next: "Make room, then run it again; what was already written down is kept.",
};
const absent = {
  what: "There is no such file or folder",
  next: "Look at the spelling of the path, and at --home.",
};
const wrongKind = {
  what: "It is a folder where a file is needed, or a file where a folder is",
  next: "Look at the path, then run it again.",
};
const tooMany = {
  what: "Too many files are open on this machine",
  next: "Close some programs or raise the limit (`ulimit -n`), then run it again.",
};

const refusals: Record<string, { what: string; next: string }> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: permission,
  ENOSPC: full,
  EDQUOT: full,
  ENOENT: absent,
  ENOTDIR: wrongKind,
  EISDIR: wrongKind,
  EMFILE: tooMany,
  ENFILE: tooMany,
};

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "    ");
}
