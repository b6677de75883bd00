/** Single values that are not measured: sentences, addresses, yes or no, one word of a few, names of templates, links. */
import { nearest } from "./nearest.ts";
import { Wrong } from "./wrong.ts";

/** Words that go into mails: a label with at least one letter in it. */
export function readSentence(text: string, most: number): string {
  const said = readLabel(text, most);
  if (/\p{L}/u.test(said)) return said;
  throw new Wrong("there is not a single letter in it", "Write it out: it goes into your mails");
}

/** One line, runs of white space made one space, nothing invisible in it. */
export function readLabel(text: string, most: number): string {
  const said = text.trim().replace(/\s+/g, " ");
  if (said === "") throw new Wrong("it is empty", "Write it out");
  if (said.length > most) {
    throw new Wrong(`it is longer than ${most} characters`, `Shorten it to ${most} characters at most`);
  }
  if (/[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(said)) {
    throw new Wrong("there is an invisible character in it", "Type it again by hand, without copying");
  }
  return said;
}

/** One address and nothing else. Its case is kept. */
export function readAddress(text: string): string {
  const said = text.trim();
  const inside = /<([^<>\s]+@[^<>\s]+)>/.exec(said)?.[1];
  if (inside !== undefined) throw new Wrong("only the address belongs here", `Write \`${inside}\``);
  if (/[,;]|\s/.test(said))
    throw new Wrong("this is not one mail address", "Write a single address, such as `dana@example.com`");
  const match =
    /^([^@"(),:;<>[\\\]\p{C}\s]+)@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]*[\p{L}\p{N}])$/u.exec(
      said,
    );
  const local = match?.[1] ?? "";
  const isOne = match !== null && local.length <= 64 && said.length <= 254 && !/^\.|\.\.|\.$/.test(local);
  if (!isOne)
    throw new Wrong("this is not a mail address", "Write it as `name@domain`, such as `dana@example.com`");
  return said;
}

/** `yes` or `no`, also `true` and `false`. */
export function readYesNo(text: string): boolean {
  if (/^(yes|true|on)$/i.test(text.trim())) return true;
  if (/^(no|false|off)$/i.test(text.trim())) return false;
  throw new Wrong("this is neither yes nor no", "Write `yes` or `no`");
}

/** One of a few words; `alias` holds what people write instead, and is only suggested. */
export function readChoice<const T extends string>(
  text: string,
  known: readonly T[],
  alias: Readonly<Record<string, T>> = {},
): T {
  const said = text.trim().toLowerCase().replace(/\s+/g, " ");
  const found = known.find(
    (word) => word === said || (word.includes(" ") && word === said.replace(/[_-]/g, " ")),
  );
  if (found !== undefined) return found;
  const meant = (Object.hasOwn(alias, said) ? alias[said] : undefined) ?? nearest(said, known);
  const all = known.map((word) => `\`${word}\``);
  const list = all.length === 1 ? all[0] : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
  const guess = meant === undefined ? "" : `Did you mean \`${meant}\`?`;
  const isLong = known.length > 5 && guess !== "";
  throw new Wrong("this word cannot stand here", isLong ? guess : `${guess} Write ${list}`.trim());
}

/** The name of a template, without folder and ending. */
export function readTemplate(text: string): string {
  const said = text.trim();
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(said) && said.length <= 64) return said;
  const meant = (said.split(/[/\\]/).at(-1) ?? said)
    .toLowerCase()
    .replace(/\.(mjml|liquid|html?|txt)$/, "")
    .replace(/[\s_]+/g, "-");
  const isName = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(meant) && meant.length <= 64;
  throw new Wrong(
    "a template is named by small letters, digits and hyphens, without folder and ending",
    isName ? `Did you mean \`${meant}\`?` : "Write for instance `request`",
  );
}

/** `meet`, `teams` or a link of one's own, https only. */
export function readVideo(text: string): string {
  const said = text.trim();
  if (/^(meet|teams)$/i.test(said)) return said.toLowerCase();
  if (/^https:\/\/[^\s/"'<>@]+\.[^\s"'<>]+$/.test(said) && said.length <= 500) return said;
  if (/^http:\/\//.test(said))
    throw new Wrong(
      "this link is not a safe one",
      `Write \`${said.replace(/^http:/, "https:").slice(0, 80)}\``,
    );
  const meant =
    nearest(said, ["meet", "teams"]) ??
    (/google/i.test(said) ? "meet" : /microsoft/i.test(said) ? "teams" : undefined);
  throw new Wrong(
    "this is neither a service nor a link",
    `${meant === undefined ? "" : `Did you mean \`${meant}\`? `}Write \`meet\`, \`teams\`, or the link of your own room, such as \`https://zoom.us/j/123\``,
  );
}
