import type { ProgramShape, Values } from './shape.ts';

const caseOf = (name: string, values: Values): string => `    ${name}) from='${values.from ?? 'words'}'; words='${values.words.join(' ')}' ;;`;

/** Completion for bash. Names of files are never expanded, and only those that are one plain word are offered: a file may be called anything. */
export const bashCompletion = ({ commands, values }: ProgramShape): string => `# bash completion of runbook; put it into ~/.bashrc: eval "$(runbook completion bash)"
_runbook() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' word quoted i
  local subcommands='' options='' argument_from='' argument_words='' from='' words=''
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "\${command}\${command:+ }$word" in
${commands.filter((one) => one.path !== '').map((one) => `      '${one.path}') command='${one.path}' ;;`).join('\n')}
    esac
  done
  case "$command" in
${commands.map((one) => `    '${one.path}') subcommands='${one.subcommands.join(' ')}'; options='${one.options.join(' ')}'; argument_from='${one.argument?.from ?? ''}'; argument_words='${one.argument?.words.join(' ') ?? ''}' ;;`).join('\n')}
  esac
  case "$prev" in
${Object.entries(values).map(([name, one]) => caseOf(name, one)).join('\n')}
  esac
  if [[ -z $from ]]; then
    if [[ $cur == -* ]]; then from='words'; words=$options
    else from=\${argument_from:-words}; words="$subcommands $argument_words"
    fi
  fi
  case "$from" in
    files) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
    folders) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$cur") ;;
    customers)
      for word in "\${RUNBOOK_CUSTOMERS:-customers}"/*.yaml; do
        [[ -e $word ]] || continue
        word=\${word##*/}; word=\${word%.yaml}
        printf -v quoted %q "$word"
        [[ $quoted == "$word" && $word == "$cur"* ]] && COMPREPLY+=("$word")
      done ;;
    *) for word in $words; do [[ $word == "$cur"* ]] && COMPREPLY+=("$word"); done ;;
  esac
  return 0
}
complete -F _runbook runbook
`;
