/** What `check` found, for people and for programs. What is wrong is an error and never comes here. */
import type { ParsedRules } from "../../core/rules/parse-rules.ts";
import type { ExaminedTemplate } from "../examine-templates.ts";
import type { Step } from "../readiness.ts";
import { remarkLines } from "./preview.ts";

export interface Checked {
  rules: ParsedRules;
  isConnected: boolean;
  templates: number;
  /** Own templates with something amiss. */
  etiquette: ExaminedTemplate[];
  missing: Step[];
}

export function checkJson({ rules, isConnected, templates, etiquette, missing }: Checked) {
  const { mailbox, me, file } = rules.rules;
  return {
    rules: file ?? "rules.yaml",
    mailbox: mailbox.address,
    provider: mailbox.provider ?? null,
    connected: isConnected,
    timezone: me.timezone ?? null,
    templates,
    warnings: rules.warnings,
    etiquette,
    missing,
  };
}

export function checkText({ rules, templates, etiquette, missing }: Checked): string {
  const { warnings } = rules;
  const lines = [`rules.yaml is fine, and so are the ${templates} templates.`];
  for (const { where, says } of warnings) lines.push(`  ${where}: ${says}`);
  for (const { name, remarks } of etiquette) lines.push(`  templates, ${name}:`, ...remarkLines(remarks));
  lines.push("");
  if (missing.length === 0) lines.push("Nothing is missing.");
  else
    lines.push(
      "Until the first request can go out:",
      ...missing.map(({ says, next }) => `  ${says}\n      ${next}`),
    );
  return lines.join("\n");
}
