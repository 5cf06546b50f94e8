import { type Sentences, sentenceFor } from '../../kernel/result.ts'
import type { RestoreRefusal, WorkStoreRefusal } from '../../store/index.ts'

/** Words of the commands that open the office. */
export const officeWords = {
  nation: '全国',
  buildingPages: '正在准备网页……',
  opening: '正在打开办公网页',
  opened: (address: string) => `办公网页：${address}`,
  stopWith: '按 Ctrl+C 停止。数据留在本机，再次启动从原处继续。',
  stopping: '正在停止，等手头的请求办完……',
  demoAccounts: '演示账号（密码都是 %s）：',
  noOffice: '这里还没有建立机构。演示请运行 npm start；正式使用请先运行 ballast office init。',
  stopServerFirst: '此文件夹的办公网页正在运行。请先停止它，再办这一项。',
  serverThere: '此文件夹的办公网页已经在运行，不能再开一个。请先停止那一个，或用 --var 另选文件夹。',
  serverStopped: '办公网页在办这一项时停止了，没有办完。请再运行一次。',
  serverOfOtherVersion: (version: string) => `正在运行的办公网页是 ${version} 版，与此命令的版本不同。请用同一版本的命令，或先停止它。`,
  noSocket: (folder: string) => `数据文件夹的路径太长，办公网页运行时不能用命令备份、核对、换密钥：${folder}`,
  portTaken: (port: number) => `端口 ${port} 已被占用。请关闭占用它的程序，或用 --port 另选一个端口。`,
  hostUnknown: (host: string) => `不能在地址 ${host} 上监听。请用 --host 写本机的一个地址，只供本机使用时写 127.0.0.1。`,
  portForbidden: (port: number) => `没有权限使用端口 ${port}（1024 以下的端口须由管理员开放）。请用 --port 写 1024 以上的端口。`,
  badPort: (option: string) => `${option} 须为 1 至 65535 的整数。`,
  badProxy: (typed: string) => `--proxy 须为反向代理的地址或网段，例如 127.0.0.1 或 10.1.2.0/24，不能是“${typed}”。`,
  cipherUnknown: (typed: string, known: readonly string[]) =>
    `没有加密方式“${typed}”。请把环境变量 BALLAST_CIPHER 设为 ${known.join(' 或 ')}。`,
  writingNames: (done: number, total: number) => `正在写入人员和单位的姓名、号码：${done} / ${total}`,
  namesWritten: (total: number) => `人员和单位的姓名、号码已写入，共 ${total} 条。`,
  puttingToWork: '正在办理演示用的核实函件、发布、筛查、核对和各环节的批次，可先登录看看……',
  atWork: (letters: number, seconds: number) => `演示机构已在办公：核实函件 ${letters} 件，各账号首页已有待办（用时 ${seconds} 秒）。`,
  notAtWork: (why: string) => `演示用的日常业务没有办完：${why} 下次启动会接着办；其余功能不受影响。`,
  auditUsage: '请写 ballast audit verify。',
  badHead: '--head 须为 64 位十六进制数，即以前核对时记下的链头。',
  trailCounted: (seals: number, events: number, looks: number, unsealed: number) =>
    `已核对 ${seals} 次封存：操作日志 ${events} 条，查看日志 ${looks} 条；另有 ${unsealed} 条尚未封存。`,
  trailWhole: (head: string) => `日志完整，没有发现改动。链头：${head}（请另行记下，下次用 --head 核对）`,
  noHead: '还没有封存',
  evidenceUsage: '请写 ballast evidence 支付编号，例如 ballast evidence 128。支付编号见批次页的资金拨付。',
  evidenceWritten: (payment: string, folder: string) =>
    `支付 ${payment} 的证据包已写到 ${folder}。任何人可在该文件夹运行 node verify.mjs 核验，不需要本软件。`,
  keysUsage: '请写 ballast keys rotate。',
  numbersMoved: (moved: number) => `正在更换密钥：已换 ${moved} 个号码`,
  keysRotated: (moved: number, file: string) => `密钥已更换，共 ${moved} 个号码。新密钥在 ${file}，请另行备份，不要与数据库备份放在一处。`,
  alreadyInited: '这里已经建立了机构，不再重复建立。',
  officeUsage:
    '请写 ballast office init --name 单位名称 --region 区划代码，ballast office backup --out 备份文件，或 ballast office restore 备份文件。',
  backupWhere: '请用 --out 写备份文件的位置，例如 --out /backup/office-0104.gz。',
  restoreWhich: '请写要恢复的备份文件，例如 ballast office restore /backup/office-0104.gz。',
  backedUp: (rows: number, tables: number, files: number, file: string) =>
    `已备份 ${tables} 张表、${rows} 行、${files} 份文件（上传的文件、并行核对的结果）：${file}`,
  restored: (rows: number, files: number) => `已恢复 ${rows} 行、${files} 份文件（上传的文件、并行核对的结果）。`,
  keysApart: '证件号码和上传文件的密钥不在备份里，请把密钥文件（默认 var/keys）另行保管；缺了它，备份里的号码和文件解不开。',
  nameNeeded: '请用 --name 写单位名称。',
  regionUnknown: (typed: string) => `没有区划代码“${typed}”。请用 --region 写六位区划代码，例如 --region 500000。`,
  administrators: {
    system_admin: { login: 'sysadmin', name: '系统管理员' },
    security_admin: { login: 'secadmin', name: '安全管理员' },
    audit_admin: { login: 'audadmin', name: '安全审计员' },
  },
  thenServe: '接着运行 ballast serve 打开办公网页。',
  firstAccounts: '三名管理员的首次登录密码（只显示这一次，登录后须修改）：',
} as const

/** Why a backup was not restored, and what to do. */
export function describeRestoreRefusal(refusal: RestoreRefusal): string {
  return sentenceFor(restoreSentences, refusal)
}

const restoreSentences: Sentences<RestoreRefusal> = {
  not_a_backup: ({ file }) => `${file} 不是 ballast office backup 写的备份。请核对文件。`,
  backup_damaged: ({ file }) => `${file} 不完整或被改动过，没有恢复任何内容。请换一份备份，或核对备份时显示的 SHA-256。`,
  backup_of_other_schema: ({ file, migration }) =>
    `${file} 是另一版本的程序写的（${migration}）。请用写它的版本恢复，再升级到本版本。没有恢复任何内容。`,
  office_not_empty: ({ table }) => `这里已经有数据（${table}）。请恢复到空的数据库，或用 --var 另选文件夹。没有恢复任何内容。`,
}

/** Why the database of the office could not be opened, and what to do. */
export function describeWorkStoreRefusal(refusal: WorkStoreRefusal): string {
  return sentenceFor(sentences, refusal)
}

const sentences: Sentences<WorkStoreRefusal> = {
  folder_in_use: ({ folder }) => `${folder} 正被另一个 ballast 进程使用。请先停止它，或用 --var 另选文件夹。`,
  server_unreachable: ({ server, detail }) =>
    `连不上数据库服务器 ${server}（${detail}）。请核对 DATABASE_URL，并确认服务器已启动、网络可达。`,
  server_too_old: ({ version }) => `数据库服务器是 PostgreSQL ${version}，须为 15 或更新。请升级服务器。`,
  database_ahead: ({ migration }) => `数据库已被更新的版本升级（${migration}）。请用那个版本或更新的版本打开，旧版本不能退回。`,
  migration_changed: ({ migration }) => `升级脚本 ${migration} 与已在此数据库执行的不同。请恢复安装包原来的文件。`,
}
