import type { StoreFailure, StoreFailureCode } from './failure.ts'

/** What went wrong with the database or one of its files, and what to do. */
export function describeStoreFailure({ code, file, detail }: StoreFailure): string {
  return ofStore[code](placeOf(file), detail)
}

/** What the operating system refused, and what to do; undefined for anything else. */
export function describeSystemFailure({ code, path, syscall }: SystemFailure): string | undefined {
  const where = placeOf(path === undefined ? undefined : shortened(path.replace(/(\.\d+)?\.part$/, '')))
  const sentence = Object.hasOwn(ofSystem, code ?? '') ? ofSystem[code ?? ''] : undefined
  if (sentence !== undefined) return sentence(where)
  return syscall === undefined ? undefined : `系统没有完成对文件的操作（${code ?? syscall}）${where}。请检查磁盘或网络位置后再试。`
}

/** What the system says with an error, as far as it says it. */
interface SystemFailure {
  readonly code?: string | undefined
  readonly path?: string | undefined
  readonly syscall?: string | undefined
}

type Sentence = (where: string, detail: string) => string

const diskFull: Sentence = (where) =>
  `磁盘空间不足${where}。请清出空间后再次运行同样的命令：筛查接着已判定的部分做，生成、载入和导出须重新开始。`

const fileLimit: Sentence = (where) =>
  `文件超过了文件系统或本账户允许的大小${where}。请换一个位置（例如用 --var 指定数据文件夹），或请管理员放宽限制（ulimit -f）后再次运行同样的命令。`

const ofStore: Readonly<Record<StoreFailureCode, Sentence>> = {
  disk_full: diskFull,
  file_limit: fileLimit,
  out_of_memory: (_, detail) => `内存不足。请用 --memory 调高上限，或用 --threads 1 减少并行后再试。（${detail}）`,
  corrupt_file: (where, detail) => `文件已损坏或不是 Parquet${where}。请从备份恢复，或重新生成、重新载入快照。（${detail}）`,
  missing_file: (where) => `缺少文件${where}。请检查路径，或重新生成快照。`,
  unreadable_file: (where, detail) => `文件无法读取${where}。请检查权限与格式。（${detail}）`,
  unusable_path: (where) => `路径里反斜杠与 * ? [ 同时出现，数据库无法读写${where}。请改掉文件夹或文件的名字。`,
}

const notAllowed = (where: string): string => `没有权限读写${where}。请换一个位置（例如用 --var 指定数据文件夹），或请管理员开通权限。`
const noSuchPath = (where: string): string => `路径不存在${where}。请检查后再试。`

const ofSystem: Readonly<Record<string, (where: string) => string>> = {
  ENOSPC: (where) => diskFull(where, ''),
  EDQUOT: (where) => diskFull(where, ''),
  EFBIG: (where) => fileLimit(where, ''),
  EROFS: (where) => `文件系统是只读的，不能写${where}。请换一个能写的位置，例如用 --var 指定数据文件夹。`,
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOENT: noSuchPath,
  ENOTDIR: noSuchPath,
  EISDIR: (where) => `这里应是文件，却是文件夹${where}。请换一个路径，或先移走那个文件夹。`,
  ENAMETOOLONG: (where) => `名字太长${where}。请换一个短一些的。`,
  ELOOP: (where) => `符号链接绕成了圈${where}。请改用实际的路径。`,
}

function placeOf(path: string | undefined): string {
  return path === undefined ? '' : `：${path}`
}

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 60)}……${path.slice(-40)}` : path
}
