import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { StoreFailureCode } from '../store/index.ts'
import type { EdgeRefusal } from './edge-refusals.ts'

/** What came of a request that came to nothing, and what to do. */
export function describeEdgeRefusal(refusal: EdgeRefusal): string {
  return sentenceFor(sentences, refusal)
}

/** The same with the number of its request, where nothing else shows it. */
export function describeWithNumber(refusal: EdgeRefusal, number: string): string {
  return `${describeEdgeRefusal(refusal)}（编号 ${number}）`
}

/** What whoever came back from a provider in vain is shown. */
export const signInPage = {
  stale: '这次登录已过期，或不是从这个浏览器开始的。请重新登录。',
  html: (sentence: string, number: string) =>
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>没有登录 · 压舱石</title><p>${escaped(sentence)}（编号 ${escaped(number)}）</p><p><a href="/sign-in">回到登录页</a></p></html>`,
} as const

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const ofFiles: Readonly<Record<StoreFailureCode, string>> = {
  disk_full: '服务器磁盘空间不足，没有办成。请系统管理员清出空间后再试。',
  file_limit: '服务器上的文件超过了允许的大小，没有办成。请系统管理员放宽限制后再试。',
  out_of_memory: '服务器内存不足，没有办成。请稍后再试，或请系统管理员调高内存上限。',
  corrupt_file: '快照或筛查结果的文件已损坏，打不开。请数据管理岗位从备份恢复，或重新筛查。',
  missing_file: '快照或筛查结果的文件不在了，打不开。请数据管理岗位从备份恢复，或重新筛查。',
  unreadable_file: '快照或筛查结果的文件没有权限读取。请系统管理员检查文件夹权限。',
  unusable_path: '数据文件夹的名字不能使用。请系统管理员改名后再启动。',
}

const sentences: Sentences<EdgeRefusal> = {
  bad_input: ({ faults: [first] }) =>
    first === undefined
      ? '提交的内容不合要求。请改正后再试。'
      : `提交的内容不合要求（${first.path === '' ? '' : `“${first.path}”：`}${first.message}）。请改正后再试。`,
  body_not_json: () => '提交的内容不是 JSON，读不懂。请按接口文档的写法提交：{"json": …}。',
  content_type_wrong: () => '提交内容的类型不对，须为 application/json。请改正后再试。',
  address_unreadable: () => '网址读不懂，里面有写错的符号。请从办公网页进入。',
  body_too_large: ({ mostBytes }) => `提交的内容超过了 ${Math.floor(mostBytes / 2 ** 20)} MB。请分几次提交。`,
  no_such_procedure: () => '没有这项操作。网页可能是旧版本打开的，请刷新后再试；程序调用的请核对接口文档。',
  not_found: () => '没有这个网址。请从办公网页进入。',
  method_wrong: () => '这项操作要用 POST 提交。请改正后再试。',
  foreign_page: () => '这次提交不是从办公网页发出的，没有办理。请从办公网页进入；程序调用的请带上请求头 x-ballast-request: 1。',
  too_many_requests: ({ seconds }) => `登录太频繁。请约 ${seconds} 秒后再试。`,
  request_under_way: () => '同一次提交正在办理，没有重复办理。请稍等片刻再看结果。',
  database_unreachable: () => '暂时连不上数据库，没有办成。请稍后再试；几分钟后仍然如此，请告诉系统管理员。',
  files_failed: ({ why }) => ofFiles[why],
  broken: () => '系统出错，没有办成。请稍后再试；仍然出错时，请把编号告诉系统管理员。',
}
