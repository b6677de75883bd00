/**
 * Rows as a CSV file that a spreadsheet opens without running anything: a cell that begins like a formula gets a
 * `'` in front (C-36), quoting as in RFC 4180.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}

function toCell(value: string): string {
  const safe =
    /^[\s\u200b\ufeff]*[=+\-@\t\r\n\0＝＋－＠]/u.test(value) || /^[\t\r\n\0]/u.test(value)
      ? `'${value}`
      : value;
  const bare = safe.replaceAll("\0", "");
  return /[",;\t\r\n|']|^\s|\s$/u.test(bare) ? `"${bare.replaceAll('"', '""')}"` : bare;
}
