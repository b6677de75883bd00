/**
 * A template file taken apart: the subject line, the text part, and the HTML part in MJML, each with the line that
 * it begins on. The format is in docs/templates.md; what the parts say is checked elsewhere.
 */
import { nearest } from "../core/rules/nearest.ts";
import { invalid, type Place } from "./invalid.ts";

/** A stretch of a template file: its text, the file's name for people, and its first line (from 1). */
export interface Part extends Place {
  source: string;
}

export interface TemplateParts {
  subject: Part;
  text: Part;
  /** Absent: the HTML is made from the text, paragraph by paragraph. */
  html?: Part;
}

/** Longer than any mail that a person writes; it also bounds the time that a template can take (C-33). */
export const mostCharacters = 16_384;

/** Throws the Problem `templates/invalid` with file, line and fix. */
export function readTemplate(source: string, file: string): TemplateParts {
  const start: Place = { file, line: 1 };
  if (source.length > mostCharacters) {
    throw invalid(
      start,
      `the template has ${source.length} characters`,
      `Keep it under ${mostCharacters}: a mail is a page at the most.`,
    );
  }
  const broken = source.search(/(?![\t\n\r])\p{Cc}|\ufffd/u);
  if (broken !== -1) {
    throw invalid(
      { file, line: lineAt(source, broken) },
      "this is not text in UTF-8",
      "Save the file as UTF-8 text.",
    );
  }
  const lines = source
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const marks = lines.flatMap((line, index) => {
    const name = /^---+\s*([a-z]+)[\s-]*$/i.exec(line)?.[1]?.toLowerCase();
    return name === undefined ? [] : [{ name, index }];
  });
  for (const { name, index } of marks) {
    if (name !== "text" && name !== "html") throw unknownSection(name, { file, line: index + 1 });
  }
  const part = (name: string): Part | undefined => {
    const found = marks.filter((mark) => mark.name === name);
    const [first, second] = found;
    if (first === undefined) return undefined;
    if (second !== undefined)
      throw invalid(
        { file, line: second.index + 1 },
        `there is a second ${name} part`,
        "Keep one of the two.",
      );
    const next = marks.find((mark) => mark.index > first.index)?.index ?? lines.length;
    return { source: lines.slice(first.index + 1, next).join("\n"), file, line: first.index + 2 };
  };
  const text = part("text");
  const html = part("html");
  if (text === undefined || text.source.trim() === "") {
    throw invalid(
      start,
      "there is no text part",
      "Write a line `--- text` and the words of the mail below it.",
    );
  }
  const subject = readHead(lines.slice(0, marks[0]?.index), file);
  if (html === undefined || html.source.trim() === "") return { subject, text };
  const withoutNotes = html.source.replace(/<!--[\s\S]*?-->/g, (note) => note.replace(/[^\n]/g, " "));
  return { subject, text, html: { ...html, source: withoutNotes } };
}

function readHead(lines: readonly string[], file: string): Part {
  let subject: Part | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const place = { file, line: index + 1 };
    const field = /^([A-Za-z _-]+):(.*)$/.exec(line);
    if (field?.[1]?.trim().toLowerCase() !== "subject") throw unknownHead(line, field?.[1], place);
    if (subject !== undefined) throw invalid(place, "there is a second subject", "Keep one of the two.");
    subject = { source: (field[2] ?? "").trim(), ...place };
  }
  if (subject === undefined || subject.source === "") {
    const place = { file, line: subject?.line ?? 1 };
    throw invalid(place, "there is no subject", "Begin the file with a line `subject: …`.");
  }
  return subject;
}

function unknownHead(line: string, name: string | undefined, place: Place): Error {
  const near = name === undefined ? undefined : nearest(name, ["subject"]);
  if (near !== undefined)
    return invalid(place, `\`${name}:\` is not known; did you mean \`subject:\`?`, "Correct that line.");
  return invalid(
    place,
    `"${shown(line)}" stands before the text part`,
    "Above the line `--- text` only `subject: …` and notes that begin with # may stand.",
  );
}

function unknownSection(name: string, place: Place): Error {
  const near = nearest(name, ["text", "html"]);
  const meant = near === undefined ? "" : `; did you mean \`--- ${near}\`?`;
  return invalid(
    place,
    `\`--- ${name}\` is not a part of a template${meant}`,
    "A template has `--- text` and, if you like, `--- html`.",
  );
}

/** At most 40 characters of what somebody wrote, for a message. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** The line (from 1) that an index of a text is on. */
export function lineAt(source: string, index: number): number {
  let line = 1;
  for (let at = source.indexOf("\n"); at !== -1 && at < index; at = source.indexOf("\n", at + 1)) line++;
  return line;
}
