/**
 * What the owner's answer to a morning mail makes of the present state: the same deeds as their commands, one for each
 * line. A number means what it meant in that mail; what is no longer open is left as it is, and that is said.
 */
import type { Ask, Held } from "../action.ts";
import type { Contact } from "../contact.ts";
import type { Deed, Told } from "../deeds/deed.ts";
import { toNote } from "../deeds/note.ts";
import type { Fact, NewFact } from "../facts.ts";
import { fold } from "../fold.ts";
import type { Interview } from "../interview.ts";
import type { ContactId } from "../keys.ts";
import { never } from "../never.ts";
import { Problem } from "../problem.ts";
import type { State } from "../state.ts";
import type { Heard, Listed } from "./listed.ts";
import { type Context, NotDone, obeyItem } from "./obey-item.ts";
import { type Line, readLines } from "./read-lines.ts";

export interface Answer {
  /** Of the owner's mail: each of its lines is one fact for ever. */
  messageId: string;
  text: string;
  /** What the numbers of the mail that it answers mean. */
  listed: readonly Listed[];
}

/** `plan` is made from `state`. Pure: the caller writes `facts` down, together with what was heard. */
export function obey(
  state: State,
  plan: { held: readonly Held[]; asks: readonly Ask[]; actions: Context["actions"] },
  answer: Answer,
  told: Told,
): { facts: NewFact[]; lines: Heard[] } {
  const facts: NewFact[] = [];
  const lines: Heard[] = [];
  const known = new Map(state.facts);
  const contacts = new Map(state.contacts.map((contact) => [contact.contactId, contact]));
  const interviewOf = (contactId: ContactId): Interview | undefined => {
    const contact = contacts.get(contactId);
    return contact === undefined ? undefined : fold(state.mailboxId, contact, known.get(contactId) ?? []);
  };
  const context: Context = { ...plan, pending: state.pending, factsOf: (id) => known.get(id) ?? [], told };
  for (const { line, does } of toWords(answer, state.contacts, interviewOf, context)) {
    let deed: Deed;
    try {
      deed = does();
    } catch (error) {
      if (!(error instanceof Problem || error instanceof NotDone)) throw error;
      lines.push({
        line,
        came: error instanceof NotDone ? error.came : "no",
        says: withoutNothing(error.message),
      });
      continue;
    }
    const written = deed.facts.map((fact, index) =>
      underOwnKey(fact, `${told.via}~${lines.length + 1}.${index}`),
    );
    for (const fact of written) learn(known, fact, told);
    facts.push(...written);
    lines.push({ line, came: written.length > 0 ? "done" : "no", says: deed.says.join(" ") });
  }
  return { facts, lines };
}

interface Word {
  line: string;
  /** Throws a Problem `action/refused`, or NotDone. */
  does(): Deed;
}

function toWords(
  { text, listed }: Answer,
  contacts: readonly Contact[],
  interviewOf: (contactId: ContactId) => Interview | undefined,
  context: Context,
): Word[] {
  const lines = readLines(text);
  const named = numbersIn(lines);
  const ofNumber = (number: number, said: { words: string } | { isYes: boolean }): Deed => {
    const item = listed[number - 1];
    if (item === undefined) throw new NotDone("unclear", `that mail had no number ${number}`);
    if (named.filter((other) => other === number).length > 1)
      throw new NotDone("unclear", `number ${number} stands in it more than once; say it in one line`);
    const interview = interviewOf(item.contactId);
    if (interview === undefined) throw new NotDone("unclear", "that contact is no longer here");
    return obeyItem(interview, item, said, context);
  };
  return lines.flatMap(({ text: whole, said }): Word[] => {
    const line = whole.length > mostShown ? `${whole.slice(0, mostShown)}…` : whole;
    switch (said.kind) {
      case "word":
        return said.numbers.map((number) => ({
          line: `${said.isYes ? "ok" : "no"} ${number}`,
          does: () => ofNumber(number, { isYes: said.isYes }),
        }));
      case "number":
        return [{ line, does: () => ofNumber(said.number, { words: said.words }) }];
      case "name":
        return [{ line, does: () => newsAbout(contactCalled(contacts, said.name), said.words) }];
      case "unclear":
        return [{ line, does: notUnderstood }];
      default:
        return never(said, "line");
    }
  });

  function newsAbout({ contactId }: Contact, text: string): Deed {
    const interview = interviewOf(contactId);
    if (interview === undefined) throw new NotDone("unclear", "that contact is no longer here");
    return toNote(interview, { text, isNews: true, held: undefined }, context.told);
  }
}

const mostShown = 120;

function notUnderstood(): never {
  throw new NotDone("unclear", "this was not understood, so nothing was done");
}

function numbersIn(lines: readonly Line[]): number[] {
  return lines.flatMap(({ said }) =>
    said.kind === "word" ? said.numbers : said.kind === "number" ? [said.number] : [],
  );
}

/** By the whole name or an address, never by a part of one. */
function contactCalled(contacts: readonly Contact[], name: string): Contact {
  const wanted = plain(name);
  const found = contacts.filter(
    (contact) =>
      plain(contact.name) === wanted || contact.email === wanted || contact.aliases.includes(wanted),
  );
  const [only] = found;
  if (only === undefined)
    throw new NotDone("unclear", `nobody here is called “${name}”; the whole name is needed`);
  if (found.length > 1)
    throw new NotDone(
      "unclear",
      `${found.length} contacts are called “${name}”; begin the line with an address`,
    );
  return only;
}

function plain(name: string): string {
  return name.normalize("NFKC").trim().replaceAll(/\s+/gu, " ").toLowerCase();
}

/**
 * A line that is read twice, by two workers or after a crash, is one fact: its key names the mail and the line, and not
 * what was known when it was read. A mail that is found to have gone keeps the key that a sync would give it.
 */
function underOwnKey(fact: NewFact, factKey: string): NewFact {
  return fact.kind === "sent" ? fact : { ...fact, factKey };
}

/** What one line did, the next one knows. */
function learn(known: Map<ContactId, readonly Fact[]>, fact: NewFact, { now }: Told): void {
  if (fact.contact === undefined) return;
  const before = known.get(fact.contact) ?? [];
  known.set(fact.contact, [...before, { ...fact, seq: (before.at(-1)?.seq ?? 0) + 1, learnedAt: now }]);
}

/** Of a refusal; in a mail about lines it goes without saying. */
function withoutNothing(message: string): string {
  return message.replace(/ Nothing was changed\.$/, "");
}
