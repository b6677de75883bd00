/** The HTML part of a mail as it leaves: plain paragraphs in a bare document, as a mail program writes them. */

/** `body` is filled in already. What a condition left empty goes, with its paragraph. */
export function toDocument(body: string, language: string): string {
  const kept = body
    .replace(/[ \t]+/g, " ")
    .replace(/(?:\s*<br ?\/?>\s*)+(?=<\/(?:p|li)>)/g, "")
    .replace(/(<(?:p|li)>)(?:\s*<br ?\/?>\s*)+/g, "$1")
    .replace(/\s+(?=<\/(?:p|li)>)|(?<=<(?:p|li)>)\s+/g, "")
    .replace(/<li>\s*<\/li>/g, "")
    .replace(/<(ul|ol|p)>\s*<\/\1>\s*/g, "")
    .replace(/ +(?=[,.;:!?](?:\s|<|$))/g, "")
    .replace(/(?<!\.)\.\.(?!\.)/g, ".")
    .trim();
  return `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"></head>\n<body>\n${kept}\n</body>\n</html>\n`;
}

/** HTML out of a finished text: a paragraph for each, its lines kept, points as a list. */
export function toParagraphs(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map(toParagraph)
    .join("\n");
}

function toParagraph(block: string): string {
  let html = "";
  let lines: string[] = [];
  let points: string[] = [];
  const close = (): void => {
    if (lines.length > 0) html += `<p>${lines.map(escaped).join("<br>\n")}</p>`;
    if (points.length > 0) html += `<ul>${points.map((point) => `<li>${escaped(point)}</li>`).join("")}</ul>`;
    lines = [];
    points = [];
  };
  for (const line of block.split("\n")) {
    const point = /^[-*•] (.+)$/.exec(line)?.[1];
    if ((point === undefined ? points : lines).length > 0) close();
    if (point === undefined) lines.push(line);
    else points.push(point);
  }
  close();
  return html;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
