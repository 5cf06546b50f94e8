import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { InputFailure } from '../files/index.ts'
import { IntakeFailure } from '../intake/index.ts'
import { RegistryFailure } from '../registry/index.ts'
import { suggest } from '../rules/index.ts'
import { ScreeningFailure } from '../screening/index.ts'
import { StoreFailure } from '../store/index.ts'
import { askWhatIf } from './ask-what-if.ts'
import { generateRegistry, loadRegistry, showSchema } from './build-registry.ts'
import { checkPlans } from './check-plans.ts'
import type { Command } from './command.ts'
import { compareDocuments } from './compare-documents.ts'
import { comparePolicies } from './compare-policies.ts'
import { compareResults } from './compare-results.ts'
import type { Console } from './console.ts'
import { draftDocument } from './draft-plan.ts'
import { explainCase } from './explain-case.ts'
import { exportRun } from './export-run.ts'
import { listTerms } from './list-terms.ts'
import { fileSentence, storeSentence, texts } from './messages.zh.ts'
import { type OptionValues, UsageFailure } from './options.ts'
import { readDocument } from './read-document.ts'
import { reportRun } from './report-run.ts'
import { screenRegistry } from './screen-registry.ts'
import { showCalendar } from './show-calendar.ts'
import { showCoverage } from './show-coverage.ts'
import { showHelp } from './show-help.ts'
import { startDemo } from './start-demo.ts'
import { Workspace } from './workspace.ts'

const commands: readonly Command[] = [
  startDemo,
  checkPlans,
  showCoverage,
  showCalendar,
  comparePolicies,
  listTerms,
  generateRegistry,
  loadRegistry,
  showSchema,
  screenRegistry,
  exportRun,
  explainCase,
  askWhatIf,
  compareResults,
  reportRun,
  readDocument,
  draftDocument,
  compareDocuments,
]

const common: ParseArgsOptionsConfig = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  plans: { type: 'string' },
  snapshot: { type: 'string' },
  var: { type: 'string' },
  plan: { type: 'string', multiple: true },
  date: { type: 'string' },
  'known-on': { type: 'string' },
  year: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  memory: { type: 'string' },
  threads: { type: 'string' },
}

/** Exit codes: done, done but something was found, typed amiss, the machine or a file failed, a bug of ours, interrupted, ended from outside. */
export const EXIT = { done: 0, found: 1, usage: 2, failed: 3, bug: 70, hungUp: 129, interrupted: 130, terminated: 143 } as const

/** Carries out a line as typed; every failure a person can mend is one message, anything else is a bug and shows its stack. */
export async function runCommand(typed: readonly string[], console: Console): Promise<number> {
  try {
    return await dispatch(typed, console)
  } catch (error) {
    return reportFailure(error, console)
  }
}

async function dispatch(typed: readonly string[], console: Console): Promise<number> {
  if (typed[0] === 'help' && typed.length > 1) return dispatch([...typed.slice(1), '--help'], console)
  const command = commandOf(typed)
  if (command === undefined) {
    const [name] = typed
    if (name !== undefined && name !== 'help' && !name.startsWith('-'))
      throw new UsageFailure(
        texts.unknownCommand(
          name,
          suggest(
            name,
            commands.map((known) => known.name),
          ),
        ),
      )
    showHelp(commands, console)
    return EXIT.done
  }
  const { values, positionals } = parsed(typed.slice(command.name.split(' ').length), command)
  if (values.help === true) {
    showHelp([command], console)
    return EXIT.done
  }
  if (command.most !== undefined && positionals.length > command.most)
    throw new UsageFailure(texts.tooManyArguments(positionals.slice(command.most).join(' '), command.usage))
  return command.run({ positionals, options: values, console, workspace: new Workspace(values) })
}

/** The command whose words the line starts with; two-word names first. */
function commandOf(typed: readonly string[]): Command | undefined {
  const pair = typed.slice(0, 2).join(' ')
  return commands.find((command) => command.name === pair) ?? commands.find((command) => command.name === typed[0])
}

function parsed(args: readonly string[], command: Command): { readonly values: OptionValues; readonly positionals: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...common, ...command.options },
      allowPositionals: true,
      strict: true,
    })
    return { values: values as OptionValues, positionals }
  } catch (error) {
    throw new UsageFailure(optionSentence(error, Object.keys({ ...common, ...command.options })))
  }
}

/** What is wrong with the options, in our own words: the platform's are English. */
function optionSentence(error: unknown, known: readonly string[]): string {
  const { code, message } = error as NodeJS.ErrnoException
  const [, named = ''] = /'(?:-\w, )?(-[^' ]+)/.exec(message) ?? []
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const write = suggest(named.replace(/^-+/, ''), known)
    return texts.unknownOption(named, write === undefined ? undefined : `--${write}`)
  }
  return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? texts.badOptionValue(named) : texts.badOption(message.split('\n')[0] ?? '')
}

function reportFailure(error: unknown, console: Console): number {
  if (error instanceof UsageFailure) {
    console.warn(error.message)
    return EXIT.usage
  }
  if (
    error instanceof InputFailure ||
    error instanceof IntakeFailure ||
    error instanceof RegistryFailure ||
    error instanceof ScreeningFailure
  ) {
    console.warn(error.message)
    return EXIT.failed
  }
  if (error instanceof StoreFailure) {
    console.warn(storeSentence(error.code, error.file, error.detail))
    return EXIT.failed
  }
  const sentence = fileSentence(error as NodeJS.ErrnoException)
  if (sentence !== undefined) {
    console.warn(sentence)
    return EXIT.failed
  }
  console.warn(`${texts.bug}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return EXIT.bug
}
