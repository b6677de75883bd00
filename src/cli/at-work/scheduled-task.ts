/** A task of the owner's own in the Windows Task Scheduler (Task Scheduler Schema, version 1.2). */
import type { Kept } from "./kept.ts";
import { xmlText } from "./xml-text.ts";

/**
 * From the owner's sign-in on, without limit of time, on battery too; after a failure it is started again every minute.
 * The file carries a byte order mark: `schtasks` reads UTF-16 by it.
 */
export function scheduledTask({ home, address, node, launcher }: Kept, userName: string): string {
  const words = [launcher, "start", "--json", "--home", home].map(quoted).join(" ");
  const user = xmlText(userName);
  return `\ufeff<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>quarterhour for ${xmlText(address)}</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>${user}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Owner">
      <UserId>${user}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>999</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Owner">
    <Exec>
      <Command>${xmlText(node)}</Command>
      <Arguments>${xmlText(words)}</Arguments>
      <WorkingDirectory>${xmlText(home)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
}

/** As a Windows program takes its command line apart: a backslash before a quote stands for itself only when doubled. */
function quoted(word: string): string {
  return `"${word.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, "$1$1")}"`;
}
