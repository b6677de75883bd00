/** Other programs read what the product writes: Python's mailbox and email the Maildir, Python's icalendar the events. */
import { rmSync } from "node:fs";
import { answersLine, crowdedHome, letThemAccept, linesOf } from "../../story/kill/crowd.ts";
import { programDone } from "../../story/kill/program.ts";
import { eventRows, mailRows } from "../../story/kill/read-files.ts";
import type { Shown } from "../run.ts";
import { installed, pythonWith, readWith } from "./python.ts";

export async function prove(): Promise<Shown[]> {
  const home = crowdedHome("auto", 20);
  try {
    programDone(home, ...linesOf.auto);
    await letThemAccept(home, 20);
    programDone(home, ...answersLine);
    return [mails(home), events(home)];
  } finally {
    rmSync(home, { recursive: true });
  }
}

function mails(home: string): Shown {
  const what = "Python's mailbox and email read every mail of the Maildir";
  const python = pythonWith("mailbox", "email");
  if (python === undefined) return notHere(what, "there is no Python 3 on this machine");
  const [theirs, ours] = [readWith(python, home, "Sent"), mailRows(home, "Sent")];
  return {
    what,
    shown: ours.length === 20 && JSON.stringify(theirs) === JSON.stringify(ours),
    figures: `${theirs.length} mails, of which we read ${ours.length} the same`,
  };
}

function events(home: string): Shown {
  const what = "Python's icalendar reads every event";
  const python = installed(["python3-icalendar"], "import icalendar");
  if (python === undefined) {
    return notHere(
      what,
      "the Python package icalendar is not there, and could not be installed with apt-get",
    );
  }
  const theirs = readWith(python, home, "events");
  const ours = eventRows(home);
  const same = theirs.filter(([key, uid, start]) =>
    ours.some((row) => row[0] === key && row[1] === uid && bare(row[2]).startsWith(bare(start).slice(0, 15))),
  );
  return {
    what,
    shown:
      ours.length === 20 && same.length === 20 && theirs.every(([, , start]) => start.endsWith("-05:00")),
    figures: `${theirs.length} events, of which ${same.length} have our key, UID and start`,
  };
}

/** `DTSTART;TZID=…:20261127T100000` and `2026-11-27T10:00:00-05:00` are both `20261127T100000…`. */
function bare(time: string): string {
  return time.slice(time.lastIndexOf(":", time.search(/\d{8}T/)) + 1).replaceAll(/[-:]/g, "");
}

function notHere(what: string, why: string): Shown {
  console.log(`\n!!! NOT SHOWN HERE: ${what}: ${why}.\n`);
  return { what, shown: false, figures: why };
}
