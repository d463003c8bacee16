import { useEffect, useState } from 'react';

/**
 * The value once it stood still for `delayMs`. The first one comes at once.
 *
 * @public
 */
export function useDebounced<T>(value: T, delayMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
