import { type Home, withHome } from "../../app.ts";
import { Problem } from "../../core/problem.ts";
import { install, remove, type Standing } from "../at-work/keep-running.ts";
import { type Machine, thisMachine } from "../at-work/machine.ts";
import type { ServiceFile } from "../at-work/service-file.ts";
import { serviceOf } from "../at-work/service-of.ts";
import type { Command, ExitCode } from "../frame/command.ts";
import type { Context } from "../frame/context.ts";
import { sayCommand } from "../show/say-command.ts";

const deeds = ["install", "status", "uninstall"] as const;
type Deed = (typeof deeds)[number];

export const command: Command = {
  takesNow: false,
  args: [{ name: "deed", summary: "without one: status", choices: deeds }],
  options: [{ flags: "--yes", summary: "without asking first" }],
  details: `A systemd user unit, a launchd agent or a scheduled task keeps \`start\` running from your sign-in on, and starts it again
when it fails. The file is shown before it is written. Several homes have a service each.

Examples:
  quarterhour service install
  quarterhour service uninstall --yes`,
  run: (context, given) =>
    service(context, thisMachine(context.environment), {
      deed: deeds.find((known) => known === given.argument("deed")) ?? "status",
      isAgreed: given.flag("--yes"),
    }),
};

/** `isAgreed`: the owner need not be asked. Throws `service/…`, and for `install` what would keep `start` from working. */
export async function service(
  context: Context,
  machine: Machine,
  { deed, isAgreed }: { deed: Deed; isAgreed: boolean },
): Promise<ExitCode> {
  if (context.fleet !== undefined) throw ofAFleet();
  const address = await withHome(context, "reading", async (home) => {
    if (deed === "install") refuseUnready(home);
    return home.address;
  });
  const { file, stands } = await serviceOf(context, machine, address);
  if (deed === "install") return put(context, machine, { file, stands, isAgreed });
  if (deed === "uninstall") return takeAway(context, machine, { file, stands, isAgreed });
  return told(context, file, stands, stands.file === "absent" ? "absent" : "installed");
}

interface Wish {
  file: ServiceFile;
  stands: Standing;
  isAgreed: boolean;
}

async function put(context: Context, machine: Machine, { file, stands, isAgreed }: Wish): Promise<ExitCode> {
  if (stands.file === "same" && stands.isRunning) return told(context, file, stands, "already");
  if (!context.isJson)
    context.print(`${file.path}\n\n${file.text.replace(/^\ufeff/u, "").replaceAll(/^(?=.)/gm, "  ")}`);
  const says =
    stands.file === "other"
      ? "Write it over the one that is there, and start it?"
      : "Write it, and start it?";
  if (!isAgreed && !(await context.confirm({ says, flag: "--yes", initial: true }))) return notDone(context);
  await install(machine, file);
  return told(context, file, { file: "same", isRunning: true }, "installed");
}

async function takeAway(
  context: Context,
  machine: Machine,
  { file, stands, isAgreed }: Wish,
): Promise<ExitCode> {
  if (stands.file === "absent" && !stands.isRunning) return told(context, file, stands, "already");
  const says = `Stop it, and delete ${file.path}?`;
  if (!isAgreed && !(await context.confirm({ says, flag: "--yes", initial: true }))) return notDone(context);
  await remove(machine, file);
  return told(context, file, { file: "absent", isRunning: false }, "removed");
}

function notDone(context: Context): ExitCode {
  context.print("Nothing was changed.");
  return 1;
}

type Done = "installed" | "already" | "removed" | "absent";

function told(context: Context, file: ServiceFile, stands: Standing, done: Done): ExitCode {
  const { manager, name, path } = file;
  const isInstalled = stands.file !== "absent";
  if (context.isJson) {
    const { isRunning } = stands;
    context.printJson({
      done,
      manager,
      name,
      file: path,
      installed: isInstalled,
      running: isRunning,
      outdated: stands.file === "other",
    });
    return 0;
  }
  context.print(words(context, file, stands, done).join("\n"));
  return 0;
}

function words(
  context: Context,
  { manager, name, path, note }: ServiceFile,
  stands: Standing,
  done: Done,
): string[] {
  const log = manager === "systemd" ? [`\`journalctl --user -u ${name}\` shows what it does.`] : [];
  const more = note === undefined ? log : [...log, note];
  if (done === "removed") return [`It is stopped, and ${path} is deleted. Nothing runs by itself any more.`];
  if (stands.file === "absent")
    return [
      `No service keeps this home at work. \`${sayCommand(context, "service install")}\` installs one.`,
    ];
  const runs = stands.isRunning ? "runs" : "does not run";
  const outdated =
    stands.file === "other"
      ? [
          `The file is not the one that would be written now; \`${sayCommand(context, "service install")}\` writes it anew.`,
        ]
      : [];
  if (done === "already") return [`It is installed already, and runs: ${name} (${manager}).`, ...more];
  return [`${name} (${manager}) is installed and ${runs}.`, `  ${path}`, ...outdated, ...more];
}

/** What would make `start` end at once, again and again. */
function refuseUnready({ isConnected, address, isVirtual }: Home): void {
  if (!isConnected) {
    throw new Problem("provider/not-connected", {
      what: `No account is connected for ${address}, so a service would have nothing to do. Nothing was changed.`,
      next: "Connect it first: `quarterhour connect google` or `connect microsoft`.",
    });
  }
  if (!isVirtual) return;
  throw new Problem("clock/virtual", {
    what: "This home runs on a clock that is given with --now, so nothing can keep it going by itself. Nothing was changed.",
    next: "Begin another home for the real clock.",
  });
}

function ofAFleet(): Problem {
  return new Problem("cli/usage", {
    what: "DATABASE_URL is set, so this is a fleet, and its workers keep things going.",
    next: "Let your machines run `quarterhour worker` (docs/fleet.md); or leave DATABASE_URL away, for the home in this folder.",
  });
}
