/** Postgres' SQLSTATEs as what people can act on. Anything else is a bug of ours and stays as it is. */
import { Problem } from "../../core/problem.ts";

/** `store/unavailable` where the server, or the way to it, says so; else the error itself. `where` names host and database. */
export function toProblem(error: unknown, where: string): unknown {
  if (!(error instanceof Error)) return error;
  const why = whyOf(error);
  if (why === undefined) return error;
  return new Problem(
    "store/unavailable",
    {
      what: `The database cannot be used: ${why}. Nothing was changed.`,
      where,
      next: "Put that right, then run the same command again; workers go on by themselves.",
    },
    { cause: error },
  );
}

/** Whether it is `pg`'s word for a query that was not answered in time. */
export function fellSilent(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

/** https://www.postgresql.org/docs/15/errcodes-appendix.html; the names without digits are Node's. */
function whyOf(error: Error): string | undefined {
  const code = "code" in error ? String(error.code) : "";
  const known = reasons[code] ?? reasons[code.slice(0, 2)];
  if (known !== undefined) return known;
  if (isUntrusted.test(`${code} ${error.message}`))
    return "its certificate, or TLS, is not as sslmode in its address wants it";
  if (error.message.startsWith("SASL:")) return "the server asks for a password, and its address has none";
  if (fellSilent(error) || isLost.test(error.message)) return "the connection was lost";
  return undefined;
}

const refused = "the server does not answer";
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: refused,
  ECONNRESET: "the connection was lost",
  EPIPE: "the connection was lost",
  ETIMEDOUT: refused,
  ENOTFOUND: "there is no such server",
  EAI_AGAIN: "the name of the server cannot be looked up",
  EHOSTUNREACH: refused,
  "08": "the connection was lost",
  "28": "the server does not accept this user or password",
  "3D": "there is no such database",
  "40": "another transaction was in the way",
  "42501": "this user may not do that in this database",
  "53100": "the disk of the server is full",
  "53300": "the server has no connection left",
  "53": "the server has run out of something",
  "55P03": "another transaction was in the way",
  "57014": "it took too long and was stopped",
  "57P": "the server is shutting down or starting up",
  "57P01": "the server is shutting down",
  "57P02": "the server is starting up again after a crash",
  "57P03": "the server is starting up",
  "25006": "the server can only be read at the moment",
  "58": "the disk of the server reports an error",
};

const isUntrusted = /CERT|UNABLE_TO_VERIFY|does not support SSL/;

const isLost =
  /connection (?:terminated|ended|closed)|timeout (?:exceeded|expired)|client has encountered a connection error|not queryable/i;
