/** The root element of an XML text. Throws where a tag is not closed, a sign is bare, or there are two roots. */
export function wellFormed(xml: string): string {
  const open: string[] = [];
  let root: string | undefined;
  const body = xml.replace(/^<\?xml [^>]*\?>\s*/, "").replace(/^<!DOCTYPE [^>]*>\s*/, "");
  for (const [, text = "", tag = ""] of body.matchAll(/([^<]*)(?:<([^>]*)>|$)/g)) {
    if (/&(?!(?:amp|lt|gt|quot|apos);)|>/.test(text)) throw new Error(`A bare sign in: ${text}`);
    if (open.length === 0 && text.trim() !== "") throw new Error(`Text outside of the root: ${text}`);
    if (tag === "") continue;
    const [, closes = "", name = "", rest = ""] =
      /^(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+="[^"<&]*")*\s*\/?)$/.exec(tag) ?? [];
    if (name === "") throw new Error(`No tag: <${tag}>`);
    if (closes === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing.`);
      continue;
    }
    if (open.length === 0 && root !== undefined) throw new Error(`A second root: <${name}>`);
    root ??= name;
    if (!rest.endsWith("/")) open.push(name);
  }
  if (open.length > 0 || root === undefined) throw new Error(`Not closed: ${open.join(", ")}`);
  return root;
}
