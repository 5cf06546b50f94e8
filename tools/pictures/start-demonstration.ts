import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A demonstration of a fiftieth of the usual size in `.runtime/pictures`; gives its address once its people have done their work. */
export async function startDemonstration(project: string) {
  const program = join(project, 'src/cli/main.ts')
  const place = ['--var', join(project, '.runtime/pictures')]
  const made = spawn(process.execPath, [program, 'registry', 'generate', '--firms', '4000', '--persons', '40000', ...place], {
    stdio: 'ignore',
  })
  // Refused where it is there already.
  await once(made, 'exit')
  const server = spawn(process.execPath, [program, 'start', '--port', '8039', ...place], { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = async () => {
    if (server.exitCode !== null) return
    server.kill('SIGINT')
    await once(server, 'exit')
  }
  for await (const line of createInterface({ input: server.stdout })) {
    console.log(line)
    if (line.startsWith('演示机构已在办公')) {
      server.stdout.resume()
      return { address: 'http://127.0.0.1:8039', stop }
    }
  }
  throw new Error('the demonstration ended before its people had done their work')
}
