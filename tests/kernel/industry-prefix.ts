/**
 * Whether a normalised industry code lies under a prefix such as `L7291` or `C`.
 * Undefined where the code is too coarse to tell: `L72` may or may not be `L7291`.
 */
export function hasIndustryPrefix(code: string, prefix: string): boolean | undefined {
  if (code.startsWith(prefix)) return true
  return prefix.startsWith(code) ? undefined : false
}
