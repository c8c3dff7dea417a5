import type { ProgramShape, Values } from './shape.ts';

const list = (words: readonly string[]): string => `@(${words.map((one) => `'${one}'`).join(', ')})`;

const valuesIn = ({ from, words }: Values): string => `@{ From = '${from ?? 'words'}'; Words = ${list(words)} }`;

/** Completion for PowerShell 5.1 and later. For files and folders it says nothing, so that the shell's own completion comes in. */
export const powershellCompletion = ({ commands, values }: ProgramShape): string => `# PowerShell completion of runbook; put it into $PROFILE: runbook completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName runbook -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = @{
${commands.map((one) => `    '${one.path}' = @{ Subcommands = ${list(one.subcommands)}; Options = ${list(one.options)}; Argument = ${one.argument ? valuesIn(one.argument) : '$null'} }`).join('\n')}
  }
  $values = @{
${Object.entries(values).map(([name, one]) => `    '${name}' = ${valuesIn(one)}`).join('\n')}
  }
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $command = ''
  foreach ($word in $typed) {
    $longer = ("$command $word").Trim()
    if ($commands.ContainsKey($longer)) { $command = $longer }
  }
  $shape = $commands[$command]
  $previous = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $found = @()
  if ($values.ContainsKey($previous)) { $wanted = $values[$previous] }
  elseif ($wordToComplete -like '-*') { $wanted = @{ From = 'words'; Words = $shape.Options } }
  else {
    $found = @($shape.Subcommands)
    $wanted = $shape.Argument
  }
  if ($wanted) {
    if ($wanted.From -eq 'customers') {
      $folder = if ($env:RUNBOOK_CUSTOMERS) { $env:RUNBOOK_CUSTOMERS } else { 'customers' }
      $found += @(Get-ChildItem -LiteralPath $folder -Filter '*.yaml' -ErrorAction SilentlyContinue | ForEach-Object { $_.BaseName } | Where-Object { $_ -match '^[\\w.-]+$' })
    } else { $found += @($wanted.Words) }
  }
  $found | Where-Object { $_.StartsWith($wordToComplete) } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
`;
