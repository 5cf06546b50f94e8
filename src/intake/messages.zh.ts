/** Why a file cannot be read, and what to do, in one sentence each. */
export function failureSentence(code: string, file: string, detail: string): string {
  switch (code) {
    case 'missing':
      return `找不到文件：${file}。请检查路径。`
    case 'is_folder':
      return `这里应是文件，却是文件夹：${file}。请逐个给出文件。`
    case 'no_file':
      return `这不是普通文件，而是管道或设备：${file}。请先存成文件再读。`
    case 'no_permission':
      return `没有权限读取：${file}。请取得读取权限，或换一份副本。`
    case 'unreadable':
      return `文件读不出来（${detail}）：${file}。请检查磁盘或网络位置后再试。`
    case 'empty':
      return `文件是空的，没有可读的文字：${file}。请换成有内容的文件。`
    case 'too_large':
      return `文件太大（${detail}）：${file}。公文上限为 20 MB，请拆分，或只保留文字后再试。`
    case 'too_long':
      return `文字太多（${detail} 字）：${file}。一次最多读 200 万字，请拆分后再试。`
    case 'unknown_encoding':
      return `认不出文字编码：${file}。请另存为 UTF-8 或 GB18030 的文本后再试。`
    case 'binary':
      return `这不是文本文件，里面是二进制内容：${file}。请检查扩展名，或换成 txt、docx、pdf、ofd。`
    case 'unsupported':
      return `暂不支持这种文件（${detail}）：${file}。请另存为 txt、docx，或带文字层的 pdf、ofd。`
    case 'encrypted':
      return `文件已加密，打不开：${file}。请先解除密码再试。`
    case 'no_text_layer':
      return `这份文件只有图像，没有文字层：${file}。请先做文字识别（OCR），或找到可复制文字的版本。`
    case 'garbled':
      return `这份文件的文字层是乱码，复制出来也不成字：${file}。请先做文字识别（OCR），或找到可复制文字的版本。`
    default:
      return `文件已损坏，无法读取：${file}。请重新取得这份文件。${detail === '' ? '' : `（${detail}）`}`
  }
}
