import { useEffect, useState } from 'react';

/**
 * Now in ms since the epoch, renewed twice a minute while asked to tick.
 *
 * @public
 */
export function useNow(ticking = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
