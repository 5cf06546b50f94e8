/** What a job that makes a snapshot of confirmed facts and of payments says. */
export const releaseWords = {
  nothing: '您的辖区内没有已复核、待并入数据的事项，发放情况也与所选数据一致，不必更新。',
  reading: '正在核对发放情况',
  writing: '正在生成新数据',
  marking: '正在登记已并入的事项',
  changed: '新数据已生成，但有事项刚被别人改动，未全部登记。请刷新后再办一次。',
} as const

/** What such a job is called. */
export const releaseTitle = (snapshot: string): string => `把核实结果和发放情况并入数据 ${snapshot}`
