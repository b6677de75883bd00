/**
 * A mail made small before a parser sees it: ten thousand Received lines, one line of five megabytes or a hundred
 * thousand blank ones must not cost anything (N-49, N-54).
 */

/** Longest header that we read, in bytes; what is longer is cut at a line or, failing that, in the middle. */
const longest = 32_768;
/** Received and trace headers say nothing that we ask for; of the verdicts on the sender only the topmost one counts. */
const unread = /^(received|x-received|arc-[a-z-]+|dkim-signature|x-ms-[a-z-]+|x-google-[a-z-]+):/i;
const verdict = /^authentication-results\s*:/i;
const mostHeaders = 500;
/** What people write, calendar parts and reports come first in a mail; what is behind this is attachments. */
const mostLines = 12_000;
const mostBody = 1024 * 1024;

/** Splits a mail into its head, without what nobody reads, and the beginning of its body. The head ends with a blank line. */
export function slimMail(bytes: Uint8Array): { head: Uint8Array; body: Uint8Array } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [];
  let field: Buffer[] = [];
  let size = 0;
  let at = 0;
  let hasVerdict = false;
  const keep = () => {
    const first = field[0];
    const name = first?.toString("latin1", 0, 64) ?? "";
    const isWanted = verdict.test(name) ? !hasVerdict : !unread.test(name);
    if (first !== undefined && kept.length < mostHeaders && isWanted) kept.push(...field);
    hasVerdict ||= verdict.test(name);
    field = [];
    size = 0;
  };
  while (at < source.length) {
    const end = source.indexOf(0x0a, at);
    const next = end === -1 ? source.length : end + 1;
    const line = source.subarray(at, next);
    at = next;
    if (isBlank(line)) break;
    const isContinued = (line[0] === 0x20 || line[0] === 0x09) && field.length > 0;
    if (!isContinued) keep();
    if (size < longest) field.push(line.length + size <= longest ? line : cut(line, longest - size));
    size += line.length;
  }
  keep();
  return { head: Buffer.concat([...kept, Buffer.from("\r\n")]), body: beginningOf(source.subarray(at)) };
}

function beginningOf(body: Buffer): Buffer {
  let end = 0;
  for (let line = 0; line < mostLines; line++) {
    const next = body.indexOf(0x0a, end);
    if (next === -1 || next >= mostBody) return body.subarray(0, mostBody);
    end = next + 1;
  }
  return body.subarray(0, end);
}

function isBlank(line: Buffer): boolean {
  return (
    line.length === 0 || line[0] === 0x0a || (line[0] === 0x0d && (line.length === 1 || line[1] === 0x0a))
  );
}

function cut(line: Buffer, length: number): Buffer {
  return Buffer.concat([line.subarray(0, length), Buffer.from("\r\n")]);
}
