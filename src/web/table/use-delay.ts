import { useEffect, useState } from 'react'

/** Whether something has gone on for that many milliseconds. */
export function useDelay(isOn: boolean, milliseconds: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isOn) {
      setLong(false)
      return undefined
    }
    const timer = setTimeout(() => setLong(true), milliseconds)
    return () => clearTimeout(timer)
  }, [isOn, milliseconds])
  return isOn && isLong
}
