/** What a browser calls itself by, the more particular first: many also say the names of those they descend from. */
const browsers: readonly (readonly [says: RegExp, name: string])[] = [
  [/MicroMessenger\/(\d+)/, '微信'],
  [/DingTalk\/(\d+)/, '钉钉'],
  [/QQBrowser\/(\d+)/, 'QQ浏览器'],
  [/(?:360SE|QIHU 360(?:SE|EE)?)(?:\/(\d+))?/, '360浏览器'],
  [/MetaSr (\d+)/, '搜狗浏览器'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Headless)?Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
  [/(?:MSIE |Trident\/.*rv:)(\d+)/, 'IE'],
]

const systems: readonly (readonly [says: RegExp, name: string])[] = [
  [/HarmonyOS|OpenHarmony/, '鸿蒙'],
  [/Android/, '安卓'],
  [/iPhone|iPad/, 'iOS'],
  [/Kylin/i, '麒麟'],
  [/\bUOS\b/i, '统信'],
  [/Windows NT 6\.1/, 'Windows 7'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A browser and its system as people call them, such as Chrome 109 · Windows; what is not known stays as it was said, cut short. */
export function browserName(agent: string): string {
  const system = systems.find(([says]) => says.test(agent))?.[1]
  for (const [says, name] of browsers) {
    const said = says.exec(agent)
    if (said === null) continue
    const browser = said[1] === undefined ? name : `${name} ${said[1]}`
    return system === undefined ? browser : `${browser} · ${system}`
  }
  return agent.slice(0, 40)
}
