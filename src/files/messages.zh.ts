/** Why what a person named cannot be read, and what to do, in one sentence each. */
export const inputSentences = {
  missing: (path) => `找不到文件：${path}。请检查路径。`,
  circular_link: (path) => `找不到文件，符号链接绕成了圈：${path}。请改用文件本身的路径。`,
  name_too_long: (path) => `找不到文件，名字太长：${shortened(path)}。请检查路径。`,
  is_folder: (path) => `这里应是文件，却是文件夹：${path}。请逐个给出文件。`,
  not_folder: (path) => `这里应是文件夹，却是文件：${path}。请检查路径。`,
  not_file: (path) => `这不是普通文件，而是管道或设备：${path}。请先存成文件再读。`,
  no_permission: (path) => `没有权限读取：${path}。请取得读取权限，或换一份副本。`,
  too_large: (path, detail) => `文件太大（${detail}）：${path}。请检查是不是要读的文件。`,
  unknown_encoding: (path) => `认不出文字编码：${path}。请另存为 UTF-8 或 GB18030 的文本后再试。`,
  no_header: (path) => `没有列名：${path}。第一行应写各列的名称，用逗号分开。`,
  other_separator: (path, detail) =>
    `各列不是用逗号，而是用${separatorWords[detail] ?? detail}分开的：${path}。请另存为逗号分隔的 CSV 文件。`,
  unreadable: (path, detail) => `文件读不出来（${detail}）：${path}。请检查磁盘或网络位置后再试。`,
} as const satisfies Readonly<Record<string, (path: string, detail: string) => string>>

const separatorWords: Readonly<Record<string, string>> = { '\t': '制表符', ';': '分号', '|': '竖线', '，': '全角逗号', '；': '全角分号' }

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 60)}……${path.slice(-40)}` : path
}
