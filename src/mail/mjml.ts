/**
 * MJML → HTML, for a mail that looks as if somebody typed it: our own preset renders the elements as plain
 * paragraphs, without MJML's tables, widths and fonts. Liquid's tags go through as they are. MJML is heavy (some
 * hundred milliseconds and 100 MiB), so it is imported only when a template is really compiled.
 */
import { invalid } from "./invalid.ts";
import type { Part } from "./read-template.ts";

/** The body's HTML with its Liquid tags. Throws the Problem `templates/invalid`. */
export async function compileMjml(part: Part): Promise<string> {
  const { default: mjml2html } = await import("mjml");
  // MJML asks for a title in strict mode; a typed mail has none, and the skeleton leaves it out.
  const source = part.source.replace(/<mjml\s*>/i, "<mjml><mj-head><mj-title>-</mj-title></mj-head>");
  const options = {
    validationLevel: "strict" as const,
    ignoreIncludes: true,
    keepComments: false,
    minify: false,
    beautify: false,
    fonts: {},
    skeleton: bodyAlone as () => string,
    presets: [{ components: typedMail, dependencies: {} }],
  };
  try {
    const { html } = await mjml2html(source, options);
    return tidied(html);
  } catch (error) {
    throw explained(error, part);
  }
}

function bodyAlone({ content }: { content: string }): string {
  return content;
}

/** One paragraph a line, so that drafts can be read in their source. */
function tidied(html: string): string {
  return html
    .replace(/\s+/g, " ")
    .replace(/\s*(<\/?(?:p|ul|ol)>)\s*/g, "$1")
    .replace(/(<\/(?:p|ul|ol)>)/g, "$1\n")
    .trim();
}

/** What MJML gives a component, as far as ours look at it. */
interface Node {
  children?: Node[];
  content?: string;
  context: { processing(node: Node, context: unknown): string | undefined };
}

const typedMail = [
  component("mj-body", ["mj-section"], inside),
  component("mj-section", ["mj-column"], inside),
  component("mj-column", ["mj-text"], inside),
  component("mj-text", [], paragraph),
];

/** MJML makes components with `new`; a function that returns an object serves as well as a class. */
function component(
  componentName: string,
  allowedChildren: string[],
  render: (node: Node) => string,
): unknown {
  function make(node: Node): { render(): string } {
    return { render: () => render(node) };
  }
  return Object.assign(make, {
    componentName,
    dependencies: { [componentName]: allowedChildren },
    allowedAttributes: {},
    endingTag: componentName === "mj-text",
    getTagName: () => componentName,
    isRawElement: () => false,
  });
}

function inside(node: Node): string {
  return (node.children ?? []).map((child) => node.context.processing(child, node.context) ?? "").join("\n");
}

/** Lists stand beside paragraphs in HTML, not in them. */
function paragraph(node: Node): string {
  const parts = (node.content ?? "").trim().split(/(<(ul|ol)>[\s\S]*?<\/\2>)/i);
  return parts
    .filter((_, index) => index % 3 !== 2)
    .map((part) => (/^<[uo]l>/i.test(part) || part.trim() === "" ? part : `<p>${part.trim()}</p>`))
    .join("");
}

function explained(error: unknown, part: Part): Error {
  const first: unknown =
    error instanceof Error && "errors" in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
  const line = typeof first === "object" && first !== null && "line" in first ? Number(first.line) : 1;
  const message =
    typeof first === "object" && first !== null && "message" in first ? String(first.message) : String(error);
  return invalid(
    { file: part.file, line: part.line + line - 1 },
    `MJML cannot read this: ${message}`,
    "Correct that line.",
    { cause: error },
  );
}
