import { timeInChina } from '../../kernel/china-time.ts'
import { type Sentences, sentenceFor } from '../../kernel/result.ts'
import type { TrailFinding, TrailRefusal, TrailRegister } from './refusals.ts'

/** Why the trail is not sealed on, and what to do. */
export function describeTrailRefusal(refusal: TrailRefusal): string {
  return sentenceFor(refusals, refusal)
}

/** What is wrong with the trail, and where. */
export function describeTrailFinding(finding: TrailFinding): string {
  return sentenceFor(findings, finding)
}

const registerNames: Readonly<Record<TrailRegister, string>> = { event: '操作日志', look: '查看日志' }

const refusals: Sentences<TrailRefusal> = {
  trail_key_missing: ({ file }) => `日志签名密钥 ${file} 不见了，日志暂停封存。请从备份恢复此文件。`,
  trail_key_unreadable: ({ file }) => `日志签名密钥 ${file} 读不懂，日志暂停封存。请从备份恢复此文件。`,
  trail_key_open: ({ file }) => `日志签名密钥 ${file} 可被他人读取。请把权限改为仅所有者可读写（chmod 600）。`,
  trail_broken: ({ seal, file }) => `日志链在第 ${seal} 次封存处与库外记录 ${file} 不一致，暂停封存。请运行 ballast audit verify 查明。`,
  trail_restored: ({ seal }) =>
    `数据库像是从导出文件恢复的，第 ${seal} 次封存之后的日志不能接着封存。请先运行 ballast audit verify 核对，再联系技术支持另起一条日志链。`,
}

const findings: Sentences<TrailFinding> = {
  row_changed: ({ register, id, seal }) => `${registerNames[register]}第 ${id} 条被改动（第 ${seal} 次封存）。`,
  row_removed: ({ register, id, seal }) => `${registerNames[register]}第 ${id} 条被删除（第 ${seal} 次封存）。`,
  row_added: ({ register, id, seal }) => `${registerNames[register]}第 ${id} 条是封存之后塞进去的（第 ${seal} 次封存范围内）。`,
  seal_missing: ({ seal }) => `第 ${seal} 次封存的记录被删除。`,
  seal_changed: ({ seal }) => `第 ${seal} 次封存的记录被改动。`,
  signature_forged: ({ seal }) => `第 ${seal} 次封存的签名不是本机构密钥所签。`,
  head_differs: ({ seal }) => `第 ${seal} 次封存与库外记录不一致。`,
  tail_cut: ({ seal, at }) => `库外记录有第 ${seal} 次封存（${timeInChina(at)}），数据库里没有：日志末尾被截去。`,
  file_cut: ({ seal, file }) => `数据库里有第 ${seal} 次封存，库外记录 ${file} 里没有：该文件末尾被截去或未写上。`,
  file_unreadable: ({ line, file }) => `库外记录 ${file} 第 ${line} 行读不懂。`,
  head_unknown: ({ head }) => `另外记下的链头 ${head} 不在日志链里：日志被截去或重做。`,
}
