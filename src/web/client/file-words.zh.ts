/** A file that is not even sent, because it is too large. */
export const tooLarge = (name: string, most: number): string =>
  `“${name}”超过 ${Math.floor(most / 1024 / 1024)} MB，没有上传。请压缩图片或分成几个文件再上传。`

/** A file whose sending came to no answer. */
export const notReached = (name: string): string => `“${name}”没有传完，连不上服务器。请检查网络后重新选择这个文件。`
