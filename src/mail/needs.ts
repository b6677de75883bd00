/**
 * What a template asks for, read from its parsed Liquid: every value that it names, and those without which it can
 * never be filled, so that the planner holds a mail before it is made. A value that is used only where an
 * `{% if %}` found it is not needed; one that both branches use is.
 */
import {
  ForTag,
  IfTag,
  Output,
  type Template,
  type Token,
  TypeGuards,
  UnlessTag,
  type Value,
} from "liquidjs";

/** A value named in a template: its dotted path, and its line within the part (from 1). */
export interface Naming {
  path: string;
  line: number;
}

export interface Asked {
  needs: Set<string>;
  named: Naming[];
}

/** Thrown for what Liquid can and a mail must not: a range, a name that is computed. Line within the part. */
export class NotInTemplates extends Error {
  override readonly name = "NotInTemplates";
  readonly line: number;
  readonly fix: string;
  constructor(message: string, fix: string, line: number) {
    super(message);
    this.fix = fix;
    this.line = line;
  }
}

/** Throws NotInTemplates. */
export function askedBy(parsed: readonly Template[]): Asked {
  const named: Naming[] = [];
  return { needs: needsOf(parsed, new Set(), named), named };
}

/** `locals`: names that a loop around it gives. Adds to `named` as it goes. */
function needsOf(templates: readonly Template[], locals: ReadonlySet<string>, named: Naming[]): Set<string> {
  const needs = new Set<string>();
  for (const template of templates) for (const path of needsOfOne(template, locals, named)) needs.add(path);
  return needs;
}

function needsOfOne(template: Template, locals: ReadonlySet<string>, named: Naming[]): Set<string> {
  if (template instanceof Output) {
    const { paths } = conditionOf(template.value, locals, named);
    return template.value.filters.some((filter) => filter.name === "default") ? new Set() : paths;
  }
  if (template instanceof IfTag || template instanceof UnlessTag)
    return needsOfBranches(template, locals, named);
  if (template instanceof ForTag) {
    const collection: Token = template.collection;
    if (locals.has("forloop")) {
      const line = template.token.getPosition()[0] ?? 1;
      throw new NotInTemplates(
        "a loop stands in a loop",
        "One loop over one list is all that a mail needs.",
        line,
      );
    }
    const over = pathsOfToken(collection, locals, named);
    const inside = needsOf(template.templates, new Set([...locals, template.variable, "forloop"]), named);
    for (const path of inside) over.add(path);
    needsOf(template.elseTemplates ?? [], locals, named);
    return over;
  }
  return new Set();
}

/** Needed is what every branch needs, less what its condition has found to be there. */
function needsOfBranches(tag: IfTag | UnlessTag, locals: ReadonlySet<string>, named: Naming[]): Set<string> {
  const branches: Set<string>[] = [];
  const found = new Set<string>();
  for (const [index, branch] of tag.branches.entries()) {
    const { ifTrue, ifFalse } = conditionOf(branch.value, locals, named);
    const isNegated = tag instanceof UnlessTag && index === 0;
    const here = isNegated ? ifFalse : ifTrue;
    branches.push(without(needsOf(branch.templates, locals, named), new Set([...found, ...here])));
    for (const path of isNegated ? ifTrue : ifFalse) found.add(path);
  }
  branches.push(without(needsOf(tag.elseTemplates ?? [], locals, named), found));
  const [first = new Set<string>(), ...rest] = branches;
  return new Set([...first].filter((path) => rest.every((other) => other.has(path))));
}

interface Condition {
  /** All values in it. */
  paths: Set<string>;
  /** Those that are surely there where it holds, and where it does not. */
  ifTrue: Set<string>;
  ifFalse: Set<string>;
  /** A literal that stands for nothing: nil, empty, blank, false, "". */
  isNothing: boolean;
}

function conditionOf(value: Value, locals: ReadonlySet<string>, named: Naming[]): Condition {
  const stack: Condition[] = [];
  for (const token of value.initial.postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      const paths = pathsOfToken(token, locals, named);
      stack.push({ paths, ifTrue: paths, ifFalse: new Set(), isNothing: isNothing(token) });
      continue;
    }
    const right = stack.pop() ?? nothing();
    if (token.operator === "not")
      stack.push({ ...right, ifTrue: right.ifFalse, ifFalse: right.ifTrue, isNothing: false });
    else stack.push(combined(stack.pop() ?? nothing(), token.operator, right));
  }
  const condition = stack.pop() ?? nothing();
  for (const filter of value.filters) {
    for (const argument of filter.args) {
      const token = Array.isArray(argument) ? argument[1] : argument;
      if (token !== undefined)
        for (const path of pathsOfToken(token, locals, named)) condition.paths.add(path);
    }
  }
  return condition;
}

function combined(left: Condition, operator: string, right: Condition): Condition {
  const paths = union(left.paths, right.paths);
  if (operator === "and")
    return {
      paths,
      ifTrue: union(left.ifTrue, right.ifTrue),
      ifFalse: both(left.ifFalse, right.ifFalse),
      isNothing: false,
    };
  if (operator === "or")
    return {
      paths,
      ifTrue: both(left.ifTrue, right.ifTrue),
      ifFalse: union(left.ifFalse, right.ifFalse),
      isNothing: false,
    };
  const againstNothing = left.isNothing || right.isNothing;
  const none = new Set<string>();
  if (operator === "!=")
    return {
      paths,
      ifTrue: againstNothing ? paths : none,
      ifFalse: againstNothing ? none : paths,
      isNothing: false,
    };
  return {
    paths,
    ifTrue: againstNothing ? none : paths,
    ifFalse: againstNothing ? paths : none,
    isNothing: false,
  };
}

function pathsOfToken(token: Token, locals: ReadonlySet<string>, named: Naming[]): Set<string> {
  const line = token.getPosition()[0] ?? 1;
  if (TypeGuards.isRangeToken(token)) {
    throw new NotInTemplates(
      `"${token.getText()}" counts numbers`,
      "A loop goes over a list, such as `questions`.",
      line,
    );
  }
  if (TypeGuards.isFilteredValueToken(token)) {
    const paths = new Set<string>();
    for (const inner of token.initial.postfix)
      for (const path of pathsOfToken(inner, locals, named)) paths.add(path);
    return paths;
  }
  if (TypeGuards.isQuotedToken(token) && /[{}]/.test(token.content)) {
    throw new NotInTemplates(
      `${token.getText()} has braces in it`,
      "They would be sent as they stand; take them out.",
      line,
    );
  }
  if (!TypeGuards.isPropertyAccessToken(token)) return new Set();
  const names: string[] = [];
  for (const part of [token.variable, ...token.props]) {
    if (part === undefined) continue;
    if (!TypeGuards.isWordToken(part) && !TypeGuards.isQuotedToken(part)) {
      throw new NotInTemplates(
        `"${token.getText()}" computes a name`,
        "Write the names with a dot between them.",
        line,
      );
    }
    names.push(part.content);
  }
  if (names.length > 1 && /^(?:size|first|last)$/.test(names.at(-1) ?? "")) names.pop();
  const path = names.join(".");
  if (locals.has(names[0] ?? "")) return new Set();
  named.push({ path, line });
  return new Set([path]);
}

function isNothing(token: Token): boolean {
  if (TypeGuards.isLiteralToken(token)) return token.literal !== "true";
  return TypeGuards.isQuotedToken(token) && token.content === "";
}

function nothing(): Condition {
  return { paths: new Set(), ifTrue: new Set(), ifFalse: new Set(), isNothing: true };
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function both(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((path) => b.has(path)));
}

function without(needs: ReadonlySet<string>, found: ReadonlySet<string>): Set<string> {
  return new Set([...needs].filter((path) => !found.has(path)));
}
