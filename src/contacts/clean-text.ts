/**
 * A cell as text that can be shown and written: what a reader cannot see but a program obeys is taken out
 * (N-7, N-13, N-22). A formula stays the text that it is; a spreadsheet's own guard (`'=…`) comes off.
 */
export function cleanText(cell: string): string {
  if (cell === "" || /^(?! |')(?:[!-~]| (?! |$))*$/u.test(cell)) return cell;
  return withoutGuard(cell)
    .replace(/[\t\r\n\v\f\u0085\u2028\u2029\u00a0]+/gu, " ")
    .replace(
      /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu,
      "",
    )
    .replace(/(?<=[\p{Script=Latin}\s]|^)[\u200c\u200d]+|[\u200c\u200d]+(?=[\p{Script=Latin}\s]|$)/gu, "")
    .replace(/\p{Cs}/gu, "")
    .replace(/ {2,}/gu, " ")
    .normalize("NFC")
    .trim();
}

/** Several lines stay several lines: for notes. */
export function cleanLines(cell: string): string {
  if (cell === "") return cell;
  return cell
    .split(/\r\n?|\n/u)
    .map(cleanText)
    .join("\n")
    .trim();
}

function withoutGuard(cell: string): string {
  return /^'[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}
