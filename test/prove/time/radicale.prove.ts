/** Radicale, a calendar server that is none of ours, takes the entries that the product writes, and finds each at its time. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEvents } from "../../../src/formats/ical-in.ts";
import { toIcal } from "../../../src/formats/ical-out.ts";
import { type Invitation, invitations } from "../../formats/random-invitations.ts";
import { installed } from "../loop/python.ts";
import type { Shown } from "../run.ts";

const meetings = 418;
const what = "Radicale takes each entry as it is made, moved and called off, and finds it at its time (A10)";

export async function prove(): Promise<Shown[]> {
  const python = installed(["radicale"], "import radicale");
  if (python === undefined) {
    const figures = "Radicale is not there, and could not be installed with apt-get";
    console.log(`\n!!! NOT SHOWN HERE: ${what}: ${figures}.\n`);
    return [{ what, shown: false, figures }];
  }
  const folder = mkdtempSync(join(tmpdir(), "quarterhour-radicale-"));
  const { url, server } = await started(python, folder);
  try {
    await asked(url, "MKCALENDAR", "");
    const wrong: string[] = [];
    let taken = 0;
    for (const [at, versions] of invitations(meetings, 25).entries()) {
      for (const version of versions) {
        const says =
          (await complaint(url, version)) ?? (at % 20 === 0 ? await lost(url, version) : undefined);
        taken += 1;
        if (says !== undefined) wrong.push(`${version.event.zone}: ${says}`);
      }
    }
    const figures = `${taken} entries in ${meetings} zones, ${wrong.length} wrong ${wrong.slice(0, 3).join("; ")}`;
    return [{ what, shown: taken === 3 * meetings && wrong.length === 0, figures: figures.trim() }];
  } finally {
    server.kill("SIGKILL");
    await once(server, "exit");
    rmSync(folder, { recursive: true });
  }
}

/** A calendar's own entry has no METHOD (RFC 4791, 4.1). */
async function complaint(url: string, { event, options }: Invitation): Promise<string | undefined> {
  const { method: _, ...entry } = options;
  const path = `${url}${event.uid}.ics`;
  const put = await asked(path, "PUT", toIcal(event, entry));
  if (put.status !== 201 && put.status !== 204) return `PUT ${put.status}`;
  const [read] = readEvents((await asked(path, "GET")).text, "UTC").events;
  const [theirs, ours] = [read, event].map((one) => `${one?.uid} ${one?.sequence} ${one?.start} ${one?.end}`);
  return theirs === ours ? undefined : `${theirs} for ${ours}`;
}

/** Radicale looks through all entries to find one. */
async function lost(url: string, { event }: Invitation): Promise<string | undefined> {
  const found = await asked(
    url,
    "REPORT",
    query(event.start.subtract({ hours: 24 }), event.end.add({ hours: 24 })),
  );
  return found.text.includes(event.uid) ? undefined : "it is not found at its time";
}

function query(from: Temporal.Instant, until: Temporal.Instant): string {
  const text = (at: Temporal.Instant) => at.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  return `<c:calendar-query xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:d="DAV:"><d:prop><d:getetag/></d:prop>
<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">
<c:time-range start="${text(from)}" end="${text(until)}"/></c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`;
}

async function asked(url: string, method: string, body?: string): Promise<{ status: number; text: string }> {
  const type = body?.startsWith("BEGIN:") === true ? "text/calendar; charset=utf-8" : "application/xml";
  const answer = await fetch(url, {
    method,
    headers: { "Content-Type": type, Depth: "1", Authorization: `Basic ${btoa("dana:any")}` },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Without a file of settings, and with nobody's data but its own. */
async function started(python: string, folder: string): Promise<{ url: string; server: ChildProcess }> {
  const port = await freePort();
  const settings = ["--server-hosts", `127.0.0.1:${port}`, "--auth-type", "none"];
  const storage = ["--storage-filesystem-folder", folder];
  const server = spawn(python, ["-m", "radicale", "--config", "", ...settings, ...storage], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (bytes) => {
      said += String(bytes);
      if (said.includes("Radicale server ready")) resolve();
    });
    server.once("exit", () => reject(new Error(said)));
  });
  return { url: `http://127.0.0.1:${port}/dana/meetings/`, server };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
