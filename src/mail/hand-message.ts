/**
 * A message that the owner copies to LinkedIn: the words of a letter, at the length that fits there. Nothing is ever
 * cut; where the owner's own sentence is too long, the message says by how much.
 */
import type { Letter } from "../core/action.ts";
import { Problem } from "../core/problem.ts";

export interface HandMessage {
  kind: "note" | "message";
  /** What LinkedIn takes. */
  most: number;
  /** The longest wording first: one, or for a note also the short one. Only those that fit. */
  texts: string[];
}

/**
 * A note with an invitation holds 300 characters, and 200 without Premium
 * (https://www.linkedhelper.com/en/glossary/linkedin-invitation); a message to a connection 8,000. Characters are
 * counted as browsers do, in UTF-16 units.
 */
const mostCharacters = { note: 300, noteWithoutPremium: 200, message: 8_000 } as const;

/** Throws the Problem `templates/unfilled` where no wording fits. */
export async function toHandMessage(
  letter: Letter,
  render: (letter: Letter) => Promise<{ text: string }>,
): Promise<HandMessage> {
  const write = async (template: string) => (await render({ ...letter, template })).text.trim();
  const kind = letter.template === "linkedin-note" ? "note" : "message";
  const most = mostCharacters[kind];
  const texts = [await write(letter.template)];
  if (kind === "note") texts.push(await write("linkedin-note-short"));
  const fitting = texts.filter((text) => text.length <= most);
  const [first, second] = fitting;
  if (first === undefined) throw tooLong(letter, Math.min(...texts.map((text) => text.length)), most);
  // A second wording is of use only where the first needs Premium and the second does not.
  const isShortOfUse =
    first.length > mostCharacters.noteWithoutPremium &&
    second !== undefined &&
    second.length <= mostCharacters.noteWithoutPremium;
  return { kind, most, texts: isShortOfUse ? [first, second] : [first] };
}

function tooLong(letter: Letter, length: number, most: number): Problem {
  return new Problem("templates/unfilled", {
    what: `the LinkedIn message to ${letter.to.name} has ${length} characters, and ${most} fit`,
    next: `Shorten your sentence on why them by ${length - most}: \`quarterhour research CONTACT --why-them TEXT\`.`,
  });
}
