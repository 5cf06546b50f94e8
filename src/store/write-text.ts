import { renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a text as a file that bears its name only when it is whole; what stood there before is replaced. Where that fails nothing is
 * left, and what is thrown names the file: the system does not say which one it had no room for.
 */
export function writeText(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.part`
  try {
    writeFileSync(unfinished, text)
    renameSync(unfinished, file)
  } catch (error) {
    rmSync(unfinished, { force: true })
    if (error instanceof Error) (error as NodeJS.ErrnoException).path = file
    throw error
  }
}
