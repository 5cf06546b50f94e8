// Unpacks an archive where nothing else is and starts it as somebody would who just got it: without network where this user may cut it off.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from '../launcher/refusal.mjs'

const port = 18_022

/** A small registry, then start, wait until it is ready, fetch the page, sign in, end. */
const tryIt = `
  bin/ballast registry generate --firms 300 --persons 3000 --out var/snapshots/demo &&
  node/bin/node -e '
    const { spawn } = require("node:child_process")
    const server = spawn("bin/ballast", ["start", "--port", "${port}"], { stdio: ["ignore", "inherit", "inherit"] })
    const base = "http://127.0.0.1:${port}"
    let isRight = false
    const end = (came) => { isRight = came; server.kill("SIGTERM") }
    server.once("exit", (code) => process.exit(isRight && code === 0 ? 0 : 1))
    const ask = async () => {
      const ready = await fetch(base + "/health/ready").then((reply) => reply.ok, () => false)
      if (!ready) return setTimeout(ask, 500)
      const page = await fetch(base + "/").then((reply) => reply.text())
      const headers = { "content-type": "application/json", "x-ballast-request": "1" }
      const accounts = (await (await fetch(base + "/rpc/session/demoAccounts", { method: "POST", headers, body: "{}" })).json()).json
      const { login, password } = accounts[0]
      const signedIn = await fetch(base + "/rpc/session/signIn", { method: "POST", headers, body: JSON.stringify({ json: { login, password } }) })
      console.log("page", page.length, "sign-in", signedIn.status)
      end(page.includes("/assets/") && signedIn.status === 200)
    }
    ask()
  '
`

/** Gives 0 where the archive starts and lets somebody in. */
export const checkPack = async (archive, name) => {
  const place = mkdtempSync(join(tmpdir(), 'ballast-unpacked-'))
  const home = join(place, 'home')
  mkdirSync(home)
  try {
    if (spawnSync('tar', ['-xzf', archive, '-C', place], { stdio: 'inherit' }).status !== 0) return 1
    const isCutOff = spawnSync('unshare', ['-n', 'true']).status === 0
    say(isCutOff ? 'checking_cut_off' : 'checking')
    const script = isCutOff ? `ip link set lo up && ${tryIt}` : tryIt
    const [program, args] = isCutOff ? ['unshare', ['-n', 'sh', '-c', script]] : ['sh', ['-c', script]]
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: home, LANG: 'C.UTF-8' }
    const status = await new Promise((ended) => spawn(program, args, { cwd: join(place, name), env, stdio: 'inherit' }).once('exit', ended))
    say(status === 0 ? 'check_passed' : 'check_failed')
    return status ?? 1
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
