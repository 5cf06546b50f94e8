/** Whether a lockfile entry is meant for this machine, by npm's own os, cpu and libc fields. */
export const fitsPlatform = (entry) =>
  allows(entry.os, process.platform) && allows(entry.cpu, process.arch) && (process.platform !== 'linux' || allows(entry.libc, libc()))

const allows = (rule, actual) => {
  const list = rule === undefined ? [] : [rule].flat()
  const wanted = list.filter((name) => !name.startsWith('!'))
  return !list.includes(`!${actual}`) && (wanted.length === 0 || wanted.includes(actual))
}

const libc = () => {
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
}
