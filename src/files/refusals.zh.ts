import { type Sentences, sentenceFor } from '../kernel/result.ts'
import type { InputRefusal, PathRefusal } from './refusals.ts'

/** What stands there, and what to do next. */
export function describeInputRefusal(refusal: InputRefusal): string {
  return sentenceFor(inputSentences, refusal)
}

/** Sentences for what stands at a path, for rooms that hand such refusals on. */
export const pathSentences: Sentences<PathRefusal> = {
  missing: ({ file }) => `找不到文件：${file}。请检查路径。`,
  circular_link: ({ file }) => `找不到文件，符号链接绕成了圈：${file}。请改用文件本身的路径。`,
  name_too_long: ({ file }) => `找不到文件，名字太长：${shortened(file)}。请检查路径。`,
  is_folder: ({ file }) => `这里应是文件，却是文件夹：${file}。请逐个给出文件。`,
  not_folder: ({ file }) => `这里应是文件夹，却是文件：${file}。请检查路径。`,
  not_file: ({ file }) => `这不是普通文件，而是管道或设备：${file}。请先存成文件再读。`,
  no_permission: ({ file }) => `没有权限读取：${file}。请取得读取权限，或换一份副本。`,
  too_large: ({ file, bytes }) => `文件太大（${Math.ceil(bytes / 2 ** 20)} MB）：${file}。请检查是不是要读的文件。`,
  unreadable: ({ file, system }) => `文件读不出来（${system}）：${file}。请检查磁盘或网络位置后再试。`,
}

/** The same for every refusal of a file. */
export const inputSentences: Sentences<InputRefusal> = {
  ...pathSentences,
  unknown_encoding: ({ file }) => `认不出文字编码：${file}。请另存为 UTF-8 或 GB18030 的文本后再试。`,
  no_header: ({ file }) => `没有列名：${file}。第一行应写各列的名称，用逗号分开。`,
  other_separator: ({ file, separator }) =>
    `各列不是用逗号，而是用${separatorWords[separator] ?? separator}分开的：${file}。请另存为逗号分隔的 CSV 文件。`,
}

const separatorWords: Readonly<Record<string, string>> = { '\t': '制表符', ';': '分号', '|': '竖线', '，': '全角逗号', '；': '全角分号' }

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 60)}……${path.slice(-40)}` : path
}
