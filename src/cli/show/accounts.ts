/** Accounts and how their sign-in stands, for people and for programs. */
import { type SignInNotice, signInNotice } from "../../core/sign-in-notice.ts";
import type { Account } from "../../store/store.ts";
import { sayWhen } from "./say-when.ts";

type Instant = Temporal.Instant;

export interface Page {
  /** The owner's; UTC where none is known yet. */
  zone: string | undefined;
  now: Instant;
  /** A command as it has to be typed here. */
  command(line: string): string;
}

export function connectedJson(account: Account) {
  const { provider, address, mailboxId, scopes, zone, expiresAt } = account;
  return { provider, address, mailbox: mailboxId, scopes, timezone: zone, expiresAt };
}

export function connectedText(account: Account, page: Page): string {
  const { address, expiresAt, zone } = account;
  const lines = [`${address} is connected.`];
  if (zone !== undefined) lines.push(`  your calendar's time zone: ${zone}`);
  if (expiresAt !== undefined) {
    lines.push(
      `  the sign-in ends ${when(expiresAt, page)}, because your client's publishing status is "Testing"; to leave that:`,
      "  Google Auth Platform > Audience > Publish app, then connect once more",
    );
  }
  return [
    ...lines,
    "",
    `Next: \`${page.command("check")}\` says what is still missing, \`${page.command("start")}\` begins.`,
  ].join("\n");
}

export function accountsJson(accounts: readonly Account[], now: Instant) {
  return {
    accounts: accounts.map((account) => {
      const { provider, address, mailboxId, scopes, connectedAt, expiresAt, ended } = account;
      const notice = signInNotice(account, now);
      return {
        provider,
        address,
        mailbox: mailboxId,
        state: ended?.how ?? "connected",
        connectedAt,
        expiresAt,
        endedAt: ended?.at,
        scopes: ended?.how === "disconnected" ? [] : scopes,
        wrong: notice === undefined ? undefined : { kind: notice.kind, says: plain(notice, account) },
      };
    }),
  };
}

export function accountsText(accounts: readonly Account[], page: Page): string {
  if (accounts.length === 0)
    return `No account is connected. \`${page.command("connect google")}\` or \`connect microsoft\` connects one; docs/providers.md shows how.`;
  return accounts.map((account) => accountText(account, page)).join("\n\n");
}

function accountText(account: Account, page: Page): string {
  const { address, provider, connectedAt, expiresAt, ended, scopes } = account;
  const head = `${address}  (${provider})`;
  if (ended?.how === "disconnected") return `${head}\n  disconnected ${when(ended.at, page)}`;
  const lines = [head, `  connected since ${when(connectedAt, page)}`];
  const notice = signInNotice(account, page.now);
  if (notice !== undefined) lines.push(...noticeLines(notice, account, page).map((line) => `  ${line}`));
  else if (expiresAt !== undefined)
    lines.push(`  the sign-in ends ${when(expiresAt, page)}: the client is in "Testing"`);
  lines.push(`  it may: ${scopes.map(shortScope).join(", ")}`);
  return lines.join("\n");
}

/** What is the matter, and what to do. */
export function noticeLines(notice: SignInNotice, account: Account, page: Page): string[] {
  const again = page.command(`connect ${account.provider}`);
  return notice.kind === "signed-out"
    ? [
        `${capital(account.provider)} no longer accepts our sign-in, since ${when(notice.since, page)}: ${notice.why}`,
        `Nothing is lost. \`${again}\` signs in again; what is due goes out by itself afterwards.`,
      ]
    : [
        `the sign-in ends ${when(notice.at, page)}, because your client's publishing status is "Testing"`,
        `\`${again}\` signs in for another 7 days; publish the app (docs/providers.md) and it stays.`,
      ];
}

function plain(notice: SignInNotice, { provider }: Account): string {
  return notice.kind === "signed-out"
    ? `${capital(provider)} no longer accepts our sign-in: ${notice.why}`
    : `the sign-in ends at ${notice.at}`;
}

function when(at: Instant, { zone = "UTC", now }: Page): string {
  return sayWhen(at, zone, now);
}

function shortScope(scope: string): string {
  return scope.replace(/^https:\/\/www\.googleapis\.com\/auth\//, "");
}

function capital(word: string): string {
  return word.replace(/^./, (first) => first.toUpperCase());
}
