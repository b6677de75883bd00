/** A unit of the owner's own systemd (systemd.service(5), systemd.syntax(7)). */
import type { Kept } from "./kept.ts";

/**
 * It is started again a minute after it failed, for ever: an owner who does not look would not see that it gave up.
 * Stopped by hand it stays stopped. What it logs holds ids and no names (C-43).
 */
export function systemdUnit({ home, address, node, launcher }: Kept): string {
  const command = [node, launcher, "start", "--json", "--home", home].map(quoted).join(" ");
  return `[Unit]
Description=quarterhour for ${escaped(address)}
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=${command}
WorkingDirectory=${escaped(home)}
Restart=on-failure
RestartSec=60
TimeoutStopSec=60
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
`;
}

/** One word of a command line: nothing in it is split, expanded or substituted. */
function quoted(word: string): string {
  const inner = escaped(word).replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("$", "$$$$");
  return `"${inner}"`;
}

/** `%` begins a specifier anywhere in a unit. */
function escaped(text: string): string {
  return text.replaceAll("%", "%%");
}
