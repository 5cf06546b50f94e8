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
  unreadable: (path, detail) => `文件读不出来（${detail}）：${path}。请检查磁盘或网络位置后再试。`,
} as const satisfies Readonly<Record<string, (path: string, detail: string) => string>>

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 60)}……${path.slice(-40)}` : path
}
