/** What is awaited, or something else once it takes too long. It goes on all the same. */
export async function orAfter<T>(
  ms: number,
  awaited: Promise<T>,
  otherwise: T,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(otherwise), ms);
  });
  try {
    return await Promise.race([awaited, later]);
  } finally {
    clearTimeout(timer);
  }
}
