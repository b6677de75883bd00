/**
 * `$filter` of OData 4, as far as Outlook takes it: comparisons, and/or/not, contains and startswith, and Any over
 * extended properties. What it cannot read, it refuses with OData's own words.
 */
import { badRequest } from "./refusal.ts";

type Value = string | number | boolean | null;
/** What a property of an item holds, by its path ("from/emailAddress/address"); undefined where there is no such property. */
export type Look = (path: string) => Value | undefined;
export type Property = { id: string; value: string };
export type Test = (look: Look, extended: readonly Property[]) => boolean;

type Token = { kind: "word" | "string" | "mark"; text: string; at: number };

/** Throws a refusal where the text is no filter. `paths` gets every property that it names, in order. */
export function parseFilter(text: string, paths: string[] = []): Test {
  const tokens = tokenise(text);
  let next = 0;
  const bad = (): never => {
    throw badRequest(
      `Syntax error at position ${tokens[next]?.at ?? text.length} in '${text}'. Invalid filter clause.`,
    );
  };
  const peek = (): string => tokens[next]?.text ?? "";
  const is = (word: string): boolean => tokens[next]?.kind !== "string" && peek() === word;
  const take = (word?: string): Token => {
    const token = tokens[next];
    if (token === undefined || (word !== undefined && !is(word))) return bad();
    next += 1;
    return token;
  };

  const any = (): Test => {
    const first = all();
    if (!is("or")) return first;
    take();
    const rest = any();
    return (...item) => first(...item) || rest(...item);
  };
  const all = (): Test => {
    const first = one();
    if (!is("and")) return first;
    take();
    const rest = all();
    return (...item) => first(...item) && rest(...item);
  };
  const one = (): Test => {
    if (is("not")) {
      take();
      const inner = one();
      return (...item) => !inner(...item);
    }
    if (is("(")) {
      take();
      const inner = any();
      take(")");
      return inner;
    }
    const word = take();
    if (word.kind !== "word") return bad();
    if (/^singleValueExtendedProperties\/any$/i.test(word.text)) return lambda();
    if (word.text === "contains" || word.text === "startswith") {
      take("(");
      const path = named(take().text);
      take(",");
      const part = String(value()).toLowerCase();
      take(")");
      const has = word.text === "contains" ? "includes" : "startsWith";
      return (look) =>
        String(look(path) ?? "")
          .toLowerCase()
          [has](part);
    }
    const path = named(word.text);
    const compare = comparison();
    return (look) => compare(look(path) ?? null);
  };
  const named = (path: string): string => {
    paths.push(path);
    return path;
  };
  const comparison = (): ((found: Value) => boolean) => {
    const operator = take().text;
    const want = value();
    const order = (found: Value): number => compareValues(found, want);
    switch (operator) {
      case "eq":
        return (found) => order(found) === 0;
      case "ne":
        return (found) => order(found) !== 0;
      case "gt":
        return (found) => found !== null && order(found) > 0;
      case "ge":
        return (found) => found !== null && order(found) >= 0;
      case "lt":
        return (found) => found !== null && order(found) < 0;
      case "le":
        return (found) => found !== null && order(found) <= 0;
      default:
        return bad();
    }
  };
  const value = (): Value => {
    const token = take();
    if (token.kind === "string") return token.text;
    if (token.kind === "mark") return bad();
    if (token.text === "true" || token.text === "false") return token.text === "true";
    if (token.text === "null") return null;
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(token.text)) {
      return Temporal.Instant.from(token.text).toString();
    }
    return /^-?\d+$/.test(token.text) ? Number(token.text) : bad();
  };
  /** `Any(ep: ep/id eq '…' and ep/value eq '…')`: the id by its exact letters, the value by any. */
  const lambda = (): Test => {
    take("(");
    const name = take().text.replace(/:$/, "");
    if (is(":")) take();
    let id: string | undefined;
    const tests: ((property: Property) => boolean)[] = [];
    do {
      if (is("and")) take();
      if (is("contains") || is("startswith")) {
        const has = take().text === "contains" ? "includes" : "startsWith";
        take("(");
        take(`${name}/value`);
        take(",");
        const part = String(value()).toLowerCase();
        take(")");
        tests.push((property) => property.value.toLowerCase()[has](part));
      } else if (is(`${name}/id`)) {
        take();
        take("eq");
        id = propertyId(String(value()));
      } else {
        take(`${name}/value`);
        const operator = take().text;
        if (operator !== "eq" && operator !== "ne") bad();
        const want = String(value()).toLowerCase();
        tests.push((property) => (property.value.toLowerCase() === want) === (operator === "eq"));
      }
    } while (is("and"));
    take(")");
    if (id === undefined || tests.length === 0) {
      throw badRequest(
        "The filter on extended properties must name an id and a value.",
        "ErrorInvalidUrlQueryFilter",
      );
    }
    return (_look, extended) =>
      extended.some((property) => propertyId(property.id) === id && tests.every((test) => test(property)));
  };

  const test = any();
  if (next < tokens.length) bad();
  return test;
}

/** The form by which ids of extended properties are compared: the GUID in any letters, the name in its own. */
export function propertyId(text: string): string {
  const parts = /^(\w+)\s+(?:(\{[0-9a-f-]{36}\})\s+(Name|Id)\s+(.+)|(0x[0-9a-f]{1,4}))$/i.exec(text.trim());
  if (parts === null)
    throw badRequest(
      `PropertyId values may only be in one of the following formats: 'MapiPropertyType namespaceGuid Name propertyName', 'MapiPropertyType namespaceGuid Id propertyId' or 'MapiPropertyType propertyTag'. '${text}' is not.`,
      "ErrorInvalidProperty",
    );
  const [, type = "", guid = "", , name = "", tag = ""] = parts;
  return `${type.toLowerCase()} ${guid.toLowerCase()} ${name}${tag.toLowerCase()}`;
}

function compareValues(found: Value, want: Value): number {
  if (found === want) return 0;
  if (typeof found === "string" && typeof want === "string") {
    const [a, b] = [found.toLowerCase(), want.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (found === null || want === null || typeof found !== typeof want) return -1;
  return found < want ? -1 : 1;
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const blank = /^\s+/.exec(rest)?.[0];
    const string = /^'((?:[^']|'')*)'/.exec(rest);
    const word = /^[A-Za-z0-9_@.:/+-]+/.exec(rest)?.[0];
    if (blank !== undefined) at += blank.length;
    else if (string !== null) {
      tokens.push({ kind: "string", text: (string[1] ?? "").replaceAll("''", "'"), at });
      at += string[0].length;
    } else if (rest.startsWith("'")) {
      throw badRequest(`There is an unterminated string literal at position ${text.length} in '${text}'.`);
    } else if (word !== undefined) {
      tokens.push({ kind: "word", text: word, at });
      at += word.length;
    } else if (/^[(),]/.test(rest)) {
      tokens.push({ kind: "mark", text: rest.slice(0, 1), at });
      at += 1;
    } else {
      throw badRequest(
        `Syntax error: character '${rest.slice(0, 1)}' is not valid at position ${at} in '${text}'.`,
      );
    }
  }
  return tokens;
}
