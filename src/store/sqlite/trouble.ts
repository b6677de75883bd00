/** SQLite's result codes as what people can act on. Anything else is a bug of ours and stays as it is. */
import { Problem } from "../../core/problem.ts";

const primary = {
  busy: 5,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;

export function isBusy(error: unknown): boolean {
  return codeOf(error) === primary.busy;
}

/** `store/corrupt` or `store/unavailable` where SQLite says so; else the error itself. */
export function toProblem(error: unknown, file: string): unknown {
  switch (codeOf(error)) {
    case primary.corrupt:
    case primary.notADatabase:
      return corrupt(file, error);
    case primary.busy:
      return unavailable(file, "another program has been writing to it for more than 5 seconds", error);
    case primary.full:
      return unavailable(file, "the disk is full", error);
    case primary.readOnly:
    case primary.cannotOpen:
      return unavailable(file, "it may not be opened or written here", error);
    case primary.ioError:
      return unavailable(file, "the disk reports an error", error);
    default:
      return error;
  }
}

export function corrupt(file: string, cause: unknown): Problem {
  return new Problem(
    "store/corrupt",
    {
      what: "The database is damaged, so nothing is sent from it.",
      where: file,
      next: "Stop the worker, keep a copy of this file, and put back your latest backup; `doctor` tells you more.",
    },
    { cause },
  );
}

function unavailable(file: string, why: string, cause: unknown): Problem {
  return new Problem(
    "store/unavailable",
    {
      what: `The database cannot be used: ${why}. Nothing was changed.`,
      where: file,
      next: "Put that right, then run the same command again.",
    },
    { cause },
  );
}

/** The primary result code: the lowest byte. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  return error.errcode & 0xff;
}
