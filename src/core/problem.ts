/**
 * The one error that people are meant to read: a coded one, from the catalogue below, with what, where and what
 * to do next. Anything else that is thrown is a bug of ours. `docs/errors.md` has a section for every code.
 */
export const problems = {
  "rules/missing": "there is no rules.yaml in the home",
  "rules/unreadable": "rules.yaml is not YAML, or not text, or too large",
  "rules/invalid": "a line of rules.yaml says something that we do not understand",
  "rules/exists": "there is a rules.yaml already",
  "contacts/unreadable": "a contacts file cannot be read as a table",
  "contacts/unknown": "no contact has that address or id",
  "contacts/invalid": "a value for a contact cannot be used",
  "templates/invalid": "a template cannot be compiled",
  "templates/unfilled": "a template asks for a value that is not there",
  "mail/unsafe": "a header or an address holds something that must not be in a mail",
  "calendar/unreadable": "a calendar file or calendar cannot be read",
  "provider/not-connected": "no account is connected for the mailbox",
  "provider/signed-out": "the provider no longer accepts our sign-in",
  "provider/unavailable": "the provider did not answer",
  "provider/other-account": "somebody else signed in than the account that is meant",
  "provider/scopes": "not everything that is needed was granted",
  "provider/sign-in": "the sign-in did not come to its end",
  "provider/admin-consent": "an administrator has to allow the sign-in first",
  "provider/client": "the OAuth client cannot be used",
  "provider/practice-run": "what was done on a practice mailbox cannot become an account's",
  "vault/key-missing": "there are stored sign-ins, but no key that opens them",
  "vault/key-unsafe": "others may read the key of the stored sign-ins",
  "vault/key-invalid": "the key of the stored sign-ins is no key",
  "vault/unreadable": "a stored sign-in is not what was stored, or was stored under another key",
  "environment/invalid": "an environment variable says something that cannot be used",
  "store/locked": "another worker runs in this home",
  "store/corrupt": "the database is damaged",
  "store/newer": "the database was written by a newer quarterhour",
  "store/older": "the fleet's database was not brought up to date yet",
  "store/unavailable": "the database cannot be opened or written at the moment",
  "store/alias-taken": "an address or profile belongs to another contact",
  "store/moved": "the home was moved into another store",
  "queue/no-worker": "no worker of the fleet took the work",
  "fleet/not-set": "a command needs a fleet, and none is set",
  "fleet/mailbox": "it is not clear which mailbox of the fleet is meant",
  "queue/address": "REDIS_URL is not an address that we can use",
  "queue/unreachable": "Redis cannot be reached",
  "queue/unsuitable": "this Redis cannot be the queue",
  "clock/backwards": "the instant given lies before the last fact",
  "clock/virtual": "this home runs on a clock that is given with --now",
  "bulk/unconfirmed": "more mails would leave at once than was ever confirmed",
  "cli/usage": "the command line was not understood",
  "cli/no-answer": "a question needs an answer and there is no terminal",
  "cli/cancelled": "somebody left a question without answering it",
  "cli/bug": "quarterhour did something that it should not have done",
  "home/refused": "the machine does not let us read or write a file",
  "service/unsupported": "this machine has nothing that we know to keep a program running",
  "service/refused": "the machine's own tool refused the service",
  "action/unknown": "there is no such action",
  "action/refused": "the action cannot be done in its present state",
} as const;

export type ProblemCode = keyof typeof problems;

export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  /** File and line, contact, key: where it is. */
  readonly where: string | undefined;
  /** What to do next. */
  readonly next: string;
  constructor(
    code: ProblemCode,
    says: { what: string; where?: string; next: string },
    options?: ErrorOptions,
  ) {
    super(says.what, options);
    this.code = code;
    this.where = says.where;
    this.next = says.next;
  }
}
