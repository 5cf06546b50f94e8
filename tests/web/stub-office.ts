import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/node'
import { contract, permissions } from '../../src/contract/index.ts'

/** The content security policy that the pages must work under. */
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'"
const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

export interface StubOffice {
  readonly url: string
  /** Every call that came, its path and its post. */
  readonly calls: { readonly path: string; readonly post: string | undefined; readonly marked: boolean }[]
  /** Ends the session that is open, as the office does after a while. */
  readonly endSession: () => void
  readonly mustChange: (must: boolean) => void
  /** Sets a provider up that vouches for people. */
  readonly offer: (provider: string | null) => void
  readonly close: () => Promise<void>
}

const who = (name: string, login: string, mustChangePassword: boolean) => ({
  account: { id: '9007199254740993', login, name, isDemo: true },
  posts: [
    {
      id: '11',
      role: 'handler' as const,
      region: { path: '50', name: '两江新区' },
      body: '就业处',
      actsFor: null,
      from: '2022-01-01',
      to: '2022-12-31',
    },
    {
      id: '12',
      role: 'reviewer' as const,
      region: { path: '50', name: '渝北区' },
      body: '就业处',
      actsFor: '周以宁',
      from: '2022-12-01',
      to: '2022-12-31',
    },
  ],
  post: '11',
  permissions: Object.keys(permissions),
  mustChangePassword,
  office: { name: '重庆市人力资源和社会保障局', day: '2022-12-05', isDemo: true },
  idleEndsAt: '2026-01-01T00:00:00Z',
  endsAt: '2026-01-01T00:00:00Z',
})

const refusalOf = (code: string, message: string) => ({ data: { code, message, figures: {} } })

/** Serves built pages from a folder and answers their calls about the session: an office without a database, for tests of the pages alone. */
export async function openStubOffice(folder: string): Promise<StubOffice> {
  const state = { isSignedIn: false, mustChange: false, login: '', provider: null as string | null }
  const calls: StubOffice['calls'] = []
  const os = implement(contract)
  const names: Readonly<Record<string, string>> = { linxiaohe: '林晓禾', yanzhiheng: '严知衡' }
  const present = () => who(names[state.login] ?? '', state.login, state.mustChange)
  const handler = new RPCHandler({
    message: { unread: os.message.unread.handler(() => ({ unread: 3 })) },
    session: {
      signIn: os.session.signIn.handler(({ input, errors }) => {
        if (input.login === 'locked')
          throw errors.REFUSED(refusalOf('locked', '连续输错次数过多，账号已锁定，约 15 分钟后可再试；着急时请系统管理员解锁。'))
        if (names[input.login] === undefined || input.password !== 'right') {
          throw errors.REFUSED(refusalOf('not_known', '用户名或密码不对，请重新输入。再错 3 次将锁定一段时间。'))
        }
        Object.assign(state, { isSignedIn: true, login: input.login })
        return present()
      }),
      whoAmI: os.session.whoAmI.handler(({ errors }) => {
        if (!state.isSignedIn) throw errors.SIGN_IN(refusalOf('not_signed_in', '请先登录。'))
        return present()
      }),
      signOut: os.session.signOut.handler(() => {
        state.isSignedIn = false
        return {}
      }),
      signOutEverywhere: os.session.signOutEverywhere.handler(() => {
        state.isSignedIn = false
        return { ended: 2 }
      }),
      changePassword: os.session.changePassword.handler(({ input, errors }) => {
        if (!state.isSignedIn) {
          throw errors.SIGN_IN(refusalOf('session_ended', '您较长时间没有操作，登录已失效。请重新登录；已填写的内容还在。'))
        }
        if (input.current !== 'right') throw errors.REFUSED(refusalOf('current_wrong', '原密码不对，请重新输入。'))
        state.mustChange = false
        return present()
      }),
      waysIn: os.session.waysIn.handler(() => ({ provider: state.provider })),
      demoAccounts: os.session.demoAccounts.handler(() => [
        { login: 'linxiaohe', password: 'right', name: '林晓禾', role: 'handler' as const, region: '两江新区' },
        { login: 'yanzhiheng', password: 'right', name: '严知衡', role: 'reviewer' as const, region: '两江新区' },
      ]),
    },
  })
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://office').pathname
    response.setHeader('content-security-policy', policy)
    if (path.startsWith('/rpc/')) {
      const post = request.headers['x-ballast-post']
      calls.push({ path, post: typeof post === 'string' ? post : undefined, marked: request.headers['x-ballast-request'] === '1' })
      const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: {} })
      if (!matched) response.writeHead(404).end()
      return
    }
    const file = join(folder, path)
    const isFile = extname(path) !== '' && existsSync(file)
    response.setHeader('content-type', `${kinds[isFile ? extname(path) : '.html'] ?? 'application/octet-stream'}; charset=utf-8`)
    createReadStream(isFile ? file : join(folder, 'index.html')).pipe(response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    endSession: () => {
      state.isSignedIn = false
    },
    mustChange: (must) => {
      state.mustChange = must
    },
    offer: (provider) => {
      state.provider = provider
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
