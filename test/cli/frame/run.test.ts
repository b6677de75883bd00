import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/cli/frame/command.ts";
import type { Context, World } from "../../../src/cli/frame/context.ts";
import { run } from "../../../src/cli/frame/run.ts";
import { Problem } from "../../../src/core/problem.ts";

const table = [
  { name: "status", group: "To understand:", summary: "Show where all stands" },
  { name: "note", group: "To understand:", summary: "Note something" },
];

/** Runs one line as `quarterhour` would, with these commands behind the names. */
async function quarterhour(
  line: string[],
  commands: Record<string, Partial<Command>> = {},
  world: Partial<World> = {},
) {
  let out = "";
  let err = "";
  const loaded: string[] = [];
  const exitCode = await run(
    line,
    {
      table,
      async load(name) {
        loaded.push(name);
        return { takesNow: false, run: async () => 0, ...commands[name] };
      },
    },
    {
      environment: { home: undefined },
      cwd: "/somewhere",
      hasTerminal: false,
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      ...world,
    },
  );
  return { exitCode, out, err, loaded };
}

/** What a command is given for a line, told by the command itself. */
async function given<T>(
  line: string[],
  command: Partial<Command>,
  read: (...of: Parameters<Command["run"]>) => T,
  world: Partial<World> = {},
): Promise<T> {
  const told: T[] = [];
  const { err } = await quarterhour(
    line,
    {
      note: {
        ...command,
        async run(context, values) {
          told.push(read(context, values));
          return 0;
        },
      },
    },
    world,
  );
  expect(err).toBe("");
  expect(told).toHaveLength(1);
  return told[0] as T;
}

describe("the command line", () => {
  it("shows every command with its line, and loads none, for --help, help and nothing at all", async () => {
    for (const line of [["--help"], ["help"], []]) {
      const { exitCode, out, err, loaded } = await quarterhour(line);
      expect({ exitCode, err, loaded }).toEqual({ exitCode: 0, err: "", loaded: [] });
      expect(out).toMatch(/status +Show where all stands/);
      expect(out).toContain("To understand:");
    }
  });

  it("shows what one command understands, the options of all commands among it", async () => {
    const commands = {
      note: {
        takesNow: true,
        args: [{ name: "contact", summary: "whose", isRequired: true }],
        details: "An example.",
      },
    };
    for (const line of [
      ["note", "--help"],
      ["help", "note"],
    ]) {
      const { exitCode, out } = await quarterhour(line, commands);
      expect(exitCode).toBe(0);
      for (const text of [
        "Note something",
        "<contact>",
        "--now <instant>",
        "--home <folder>",
        "--json",
        "An example.",
      ])
        expect(out).toContain(text);
    }
  });

  it("takes an option that says no as a flag like any other", async () => {
    const options = { options: [{ flags: "--no-browser", summary: "print the address" }] };
    const asked = (line: string[]) => given(line, options, (_, values) => values.flag("--no-browser"));
    expect(await asked(["note"])).toBe(false);
    expect(await asked(["note", "--no-browser"])).toBe(true);
  });

  it("tells what goes on beside the one value of --json, and else among the rest", async () => {
    const telling = {
      note: {
        run: async (context: Context) => {
          context.tell("on the way");
          return 0 as const;
        },
      },
    };
    expect(await quarterhour(["note"], telling)).toMatchObject({ out: "on the way\n", err: "" });
    expect(await quarterhour(["note", "--json"], telling)).toMatchObject({ out: "", err: "on the way\n" });
  });

  it("loads only the command that is asked for", async () => {
    expect((await quarterhour(["--home", "x", "status"])).loaded).toEqual(["status"]);
  });

  it.each([
    [["stauts"], "Unknown command 'stauts'; did you mean status?", "quarterhour --help"],
    [["help", "stauts"], "Unknown command 'stauts'; did you mean status?", "quarterhour --help"],
    [["status", "--jsno"], "Unknown option '--jsno'; did you mean --json?", "quarterhour status --help"],
    [["--hom"], "Unknown option '--hom'; did you mean --home?", "quarterhour --help"],
    [["--home"], "Option '--home <folder>' argument missing.", "quarterhour --help"],
    [["--json-less"], "Unknown option '--json-less'.", "quarterhour --help"],
    [
      ["status", "everything"],
      "Too many arguments for 'status'. Expected 0 arguments but got 1: everything.",
      "quarterhour status --help",
    ],
    [["note"], "Missing required argument 'contact'.", "quarterhour note --help"],
    [
      ["note", "ana", "--kind", "rumour"],
      "Option '--kind <kind>' argument 'rumour' is invalid. Allowed choices are news, other.",
      "quarterhour note --help",
    ],
    [["--home", "x"], "There is no command in that line.", "quarterhour --help"],
  ])("does not understand %j, says why and what next, and exits 2", async (line, what, next) => {
    const { exitCode, out, err } = await quarterhour(line, {
      note: {
        args: [{ name: "contact", summary: "whose", isRequired: true }],
        options: [{ flags: "--kind <kind>", summary: "of note", choices: ["news", "other"] }],
      },
    });
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: "" });
    expect(err.split("\n")[0]).toBe(what);
    expect(err).toContain(`Run \`${next}\``);
    expect(err).toMatch(/ {3}\[cli\/usage\]\n$/);
  });

  it("takes the home from --home, else from QUARTERHOUR_HOME, else the folder that it is run in", async () => {
    const home = (line: string[], environment: World["environment"]) =>
      given(line, {}, (context) => context.home, { environment });
    expect(await home(["note", "--home", "there"], { home: "/env" })).toBe("/somewhere/there");
    expect(await home(["--home", "/abs", "note"], { home: "/env" })).toBe("/abs");
    expect(await home(["note"], { home: "env" })).toBe("/somewhere/env");
    expect(await home(["note"], { home: undefined })).toBe("/somewhere");
  });

  it("hands a command its arguments and options by name", async () => {
    const command: Partial<Command> = {
      args: [
        { name: "contact", summary: "", isRequired: true },
        { name: "text", summary: "", isMany: true },
      ],
      options: [
        { flags: "--held", summary: "" },
        { flags: "--why-them <text>", summary: "" },
        { flags: "--map <column=field>", summary: "", isMany: true },
        { flags: "--slot <n>", summary: "" },
        { flags: "--on <date>", summary: "" },
        { flags: "--start <instant>", summary: "" },
      ],
    };
    const read = (line: string[]) =>
      given(line, command, (_, values) => ({
        contact: values.required("contact"),
        text: values.many("text"),
        held: values.flag("--held"),
        why: values.text("--why-them"),
        map: values.texts("--map"),
        slot: values.whole("--slot"),
        on: values.day("--on")?.toString(),
        start: values.instant("--start")?.toString(),
      }));
    const all =
      "note ana@x.org a b --held --why-them because --map A=name --map B=email --slot 2 --on 2026-03-05 --start 2026-03-05T09:00:00.1234+01:00";
    expect(await read(all.split(" "))).toEqual({
      contact: "ana@x.org",
      text: ["a", "b"],
      held: true,
      why: "because",
      map: ["A=name", "B=email"],
      slot: 2,
      on: "2026-03-05",
      start: "2026-03-05T08:00:00.123Z",
    });
    expect(await read(["note", "ana@x.org"])).toEqual({
      contact: "ana@x.org",
      text: [],
      held: false,
      map: [],
    });
  });

  it.each([
    ["--slot", "2.5", "Write a whole number such as 3."],
    ["--slot", "-1", "Write a whole number such as 3."],
    ["--on", "2026-02-30", "Write a day such as 2026-03-05."],
    ["--start", "tomorrow", "Write an instant such as 2026-03-05T09:00:00Z."],
    ["--now", "2026-03-05T09:00", "Write an instant such as 2026-03-05T09:00:00Z."],
  ])("refuses %s %s and says what to write", async (option, value, next) => {
    const { exitCode, err } = await quarterhour(["note", `${option}=${value}`], {
      note: {
        takesNow: true,
        options: ["--slot <n>", "--on <date>", "--start <instant>"].map((flags) => ({ flags, summary: "" })),
        async run(_, values) {
          values.whole("--slot");
          values.day("--on");
          values.instant("--start");
          return 0;
        },
      },
    });
    expect({ exitCode, err }).toEqual({
      exitCode: 2,
      err: `${option} is "${value}".\n  ${next}   [cli/usage]\n`,
    });
  });

  it("gives --now to a command that takes it, and does not understand it elsewhere", async () => {
    const line = ["note", "--now", "2026-03-05T09:00:00Z"];
    expect(await given(line, { takesNow: true }, (context) => context.now?.toString())).toBe(
      "2026-03-05T09:00:00Z",
    );
    expect((await quarterhour(line)).exitCode).toBe(2);
  });

  it("prints values as JSON, with instants in ISO and Z", async () => {
    const { out } = await quarterhour(["note", "--json"], {
      note: {
        async run(context) {
          context.printJson({ at: Temporal.Instant.fromEpochMilliseconds(0), until: undefined, next: null });
          return 0;
        },
      },
    });
    expect(JSON.parse(out)).toEqual({ at: "1970-01-01T00:00:00Z", next: null });
  });

  it("exits as the command says, and 0 where it says nothing", async () => {
    expect((await quarterhour(["note"], { note: { run: async () => 1 } })).exitCode).toBe(1);
    expect((await quarterhour(["note"], { note: { run: async () => undefined } })).exitCode).toBe(0);
  });
});

describe("a question", () => {
  const asking: Partial<Command> = {
    async run(context) {
      await context.ask({ kind: "text", says: "Why them?", flag: "--why-them TEXT" });
      return 0;
    },
  };

  it("that nobody is there to answer exits 2 and names its flag", async () => {
    expect(await quarterhour(["note"], { note: asking })).toMatchObject({
      exitCode: 2,
      err: "This needs an answer, and there is no terminal to ask on: Why them?\n  Give the answer with --why-them TEXT.   [cli/no-answer]\n",
    });
  });

  it("is not asked under --json, even on a terminal", async () => {
    const { exitCode, err } = await quarterhour(["note", "--json"], { note: asking }, { hasTerminal: true });
    expect(exitCode).toBe(2);
    expect(JSON.parse(err).error).toMatchObject({
      code: "cli/no-answer",
      next: "Give the answer with --why-them TEXT.",
    });
  });

  it("of yes or no is refused the same way", async () => {
    const { exitCode, err } = await quarterhour(["note"], {
      note: {
        async run(context) {
          await context.confirm({ says: "Go on?", flag: "--yes" });
          return 0;
        },
      },
    });
    expect(exitCode).toBe(2);
    expect(err).toContain("Give the answer with --yes.");
  });
});

describe("a failure", () => {
  const failing = (error: unknown) => ({
    note: {
      run: async () => {
        throw error;
      },
    },
  });
  const problem = new Problem("rules/invalid", {
    what: "`after` is soon.",
    where: "rules.yaml:14",
    next: "Write 3 days.",
  });

  it("says where, what and what next on stderr, and exits 1", async () => {
    expect(await quarterhour(["note"], failing(problem))).toEqual({
      exitCode: 1,
      out: "",
      err: "rules.yaml:14: `after` is soon.\n  Write 3 days.   [rules/invalid]\n",
      loaded: ["note"],
    });
  });

  it("is one JSON value under --json", async () => {
    const { err } = await quarterhour(["note", "--json"], failing(problem));
    expect(JSON.parse(err)).toEqual({
      error: {
        code: "rules/invalid",
        what: "`after` is soon.",
        where: "rules.yaml:14",
        next: "Write 3 days.",
      },
    });
  });

  it("of ours shows where it came from, and asks to be reported", async () => {
    const { exitCode, err } = await quarterhour(
      ["note"],
      failing(new TypeError("undefined is not a contact")),
    );
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^ {4}TypeError: undefined is not a contact\n {8}at /);
    expect(err).toContain("This is a bug in quarterhour");
    expect(err).toContain("Please report it");
    expect(err).toMatch(/\[cli\/bug\]\n$/);
  });

  it.each(["EACCES", "ENOSPC", "ENOENT", "EISDIR", "EMFILE"])(
    "of the machine (%s) is no bug: it says which file and what to do",
    async (code) => {
      const refused = Object.assign(new Error(`${code}: no`), { code, path: "/home/x/data" });
      const { exitCode, err } = await quarterhour(["note"], failing(refused));
      expect(exitCode).toBe(1);
      expect(err).toMatch(/^\/home\/x\/data: .+\n {2}.+ {3}\[home\/refused\]\n$/);
    },
  );
});
