/** What is missing until the first request can go out: the next thing that the owner has to do, in order. */
import type { Home } from "../app.ts";
import { signInNotice } from "../core/sign-in-notice.ts";
import type { Context } from "./frame/context.ts";
import type { Seen } from "./load-overview.ts";
import { counted } from "./show/counted.ts";
import type { People } from "./show/people.ts";
import { sayCommand } from "./show/say-command.ts";

export interface Step {
  what: "account" | "contacts" | "research" | "timezone" | "pause" | "start";
  says: string;
  /** A command, or what to write where. */
  next: string;
}

/** Empty once somebody was asked and nothing else is in the way. */
export function missingUntilFirstRequest(about: {
  home: Home;
  seen: Seen;
  context: Pick<Context, "home" | "cwd">;
  people: People;
}): Step[] {
  const { home, seen, context, people } = about;
  const { overview, state } = seen;
  const { stages, missing, zoneless, paused } = overview;
  const steps: Step[] = [];
  if (!home.isConnected) {
    const { provider } = home;
    const isThere = provider !== "imap";
    steps.push({
      what: "account",
      says: isThere
        ? `no account is connected for ${home.address}`
        : `no account is connected for ${home.address}, and this version cannot connect one at ${provider}`,
      next: isThere
        ? sayCommand(context, `connect ${provider ?? "google"}`)
        : "quarterhour init --practice --home practice",
    });
  }
  const notice = home.account === undefined ? undefined : signInNotice(home.account, home.clock());
  if (notice !== undefined) {
    steps.push({
      what: "account",
      says:
        notice.kind === "signed-out"
          ? `${home.address} no longer accepts our sign-in: ${notice.why}`
          : `the sign-in to ${home.address} ends soon`,
      next: sayCommand(context, `connect ${home.provider}`),
    });
  }
  if (paused.some(({ contactId }) => contactId === undefined)) {
    steps.push({ what: "pause", says: "everything is paused", next: sayCommand(context, "resume") });
  }
  if (state.contacts.length === 0) {
    steps.push({ what: "contacts", says: "there are no contacts", next: sayCommand(context, "import FILE") });
    return steps;
  }
  const lacking = missing.flatMap(({ contactId, missing: all }) => {
    const first = all.find(({ what }) => what !== "introducer");
    return first === undefined ? [] : [{ contactId, ...first }];
  });
  const [first] = lacking;
  if (first !== undefined) {
    const others = lacking.length === 1 ? "" : ` (and for ${counted(lacking.length - 1, "other")})`;
    const line =
      first.what === "address" ? `contacts set ${people.ref(first.contactId)} email=…` : "research";
    steps.push({ what: "research", says: `${first.says}${others}`, next: sayCommand(context, line) });
  }
  const [zoneless1] = zoneless;
  if (zoneless1 !== undefined) {
    steps.push({
      what: "timezone",
      says: `the time zone of ${counted(zoneless.length, "contact")} is not known, so no time is offered to them`,
      next: sayCommand(context, `contacts set ${people.ref(zoneless1)} timezone=…`),
    });
  }
  if (stages.ready > zoneless.length && home.isConnected) {
    steps.push({
      what: "start",
      says: `${counted(stages.ready - zoneless.length, "contact")} can be asked`,
      next: sayCommand(context, "start"),
    });
  }
  return steps;
}
