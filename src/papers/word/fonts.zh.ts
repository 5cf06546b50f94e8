/** Faces of official papers, by name alone: a machine without one takes the other name, and then its own. */
export const faces = {
  title: ['方正小标宋简体', '方正小标宋_GBK'],
  body: ['仿宋_GB2312', '仿宋'],
  heading: ['黑体', 'SimHei'],
  plain: ['宋体', 'SimSun'],
} as const
